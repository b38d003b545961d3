import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import type { World } from '../harness/world.ts';
import { pass, status } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';
import { pause, until } from '../harness/wait.ts';
import type { Tab } from '../harness/tab.ts';

const tryAgain = [408, 425, 429, 500, 502, 503, 504];
const misconfigured = [401, 403, 404, 410];
const retryAfters = ['2', '-5', 'soon', '315360000', 'Wed, 21 Oct 2015 07:28:00 GMT', ''];

interface Refusal {
  readonly code: number;
  readonly headers?: Record<string, string>;
}

async function refuse(world: World, tab: Tab, { code, headers = {} }: Refusal): Promise<void> {
  world.proxy.rule = forBatches(() => status(code, headers));
  const name = `n4-${code}-${Object.values(headers).join('').replaceAll(/\W/g, '_')}`;
  await tab.ask({ do: 'submit', markers: world.markers(name, 3) });
  world.excuseTry();
  await tab.ask({ do: 'flush' });
}

export const n4: FaultCase = {
  id: 'N4',
  title: 'every status has its class: try again, wait for a person, halve; nothing is dropped',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 1 },
  async run({ world }) {
    const tab = await world.launchOne();
    for (const code of [...tryAgain, ...misconfigured]) {
      await refuse(world, tab, { code });
      const { pending, quarantined, delivery } = await tab.ask({ do: 'status' });
      expect({ kept: pending >= 3, quarantined }, `after ${code}`).to.deep.equal({
        kept: true,
        quarantined: 0,
      });
      const state = misconfigured.includes(code) ? 'misconfigured' : 'unreachable';
      expect(delivery, `state after ${code}`).to.equal(state);
      world.networkUp();
      await world.drain(tab);
      expect((await tab.ask({ do: 'status' })).delivery, 'state once it works').to.equal('idle');
    }
  },
};

export const n4Halving: FaultCase = {
  id: 'N4-413',
  title: 'a gateway takes small requests only (413): batches are halved until they fit',
  engines: ['chromium', 'firefox'],
  rounds: { full: 1 },
  async run({ world }) {
    world.retriesAreBounded = false;
    const tab = await world.launchOne();
    world.proxy.rule = forBatches(({ batch }) =>
      (batch?.items.length ?? 0) > 3 ? status(413) : pass,
    );
    await tab.ask({ do: 'submit', markers: world.markers('n4-413', 100), together: true });
    await world.drain(tab);
    expect((await tab.ask({ do: 'status' })).quarantined, 'set aside').to.equal(0);
    world.proxy.rule = forBatches(({ batch }) =>
      (batch?.items.length ?? 0) > 0 ? status(413) : pass,
    );
    await tab.ask({ do: 'submit', markers: ['n4-too-large'] });
    await world.drain(tab);
    expect((await tab.ask({ do: 'status' })).quarantined, 'set aside as too large').to.equal(1);
  },
};

export const n4RetryAfter: FaultCase = {
  id: 'N4-after',
  title:
    'Retry-After as seconds, date, nonsense, negative, ten years: a floor that is kept and clamped',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 1 },
  async run({ world }) {
    const tab = await world.launchOne();
    for (const after of retryAfters) {
      await refuse(world, tab, { code: 503, headers: { 'retry-after': after } });
      world.networkUp();
      // What a person asks for now is tried now, whatever a server said about when.
      await world.drain(tab);
    }
    world.proxy.rule = forBatches(() => status(429, { 'retry-after': '4' }));
    await tab.ask({ do: 'submit', markers: ['n4-floor'] });
    await until('the refusal', () => world.wire.exchanges.at(-1)?.fault === 'status 429');
    const tries = world.wire.exchanges.length;
    await pause(3500);
    expect(
      world.wire.exchanges.length - tries,
      'tries before the 4 s of Retry-After were over',
    ).to.equal(0);
    world.networkUp();
    await until('the delivery to resume by itself', () => world.allDelivered(), 30_000);
  },
};
