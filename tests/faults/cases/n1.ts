import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import type { Fault } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';
import { pause, until } from '../harness/wait.ts';

const quick: readonly Fault[] = [{ kind: 'drop' }, { kind: 'reset' }];
const broken: readonly Fault[] = [...quick, { kind: 'black-hole' }];

export const n1: FaultCase = {
  id: 'N1',
  title:
    'requests are dropped, reset, swallowed whole; delivery resumes by itself, with bounded traffic',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 3 },
  async run({ world, rounds, random, note }) {
    const tab = await world.launchOne();
    for (let round = 1; round <= rounds; round += 1) {
      // A request that is never answered takes its fifteen seconds; in the first round all fail at once.
      world.proxy.rule = forBatches(() => random.pick(round === 1 ? quick : broken));
      const tries = world.wire.exchanges.length;
      await tab.ask({ do: 'submit', markers: world.markers(`n1-${round}`, 15), gap: 700 }, 60_000);
      await pause(3000);
      note(
        `round ${round}: ${world.wire.exchanges.length - tries} tries in the 14 s of the outage`,
      );
      world.networkUp();
      // Nobody asks for it: the page's own timers, or the next answer, must.
      await tab.ask({ do: 'submit', markers: [`n1-${round}-last`] });
      await until('the delivery to resume by itself', () => world.allDelivered(), 60_000);
    }
  },
};

/** A little of everything, all the time. */
export const n1Mix: FaultCase = {
  id: 'N1-mix',
  title: 'every second request meets some fault of the network while answers are given',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 40 },
  async run({ world, rounds, random }) {
    const tab = await world.launchOne();
    const all: readonly Fault[] = [
      ...quick,
      { kind: 'swallow' },
      { kind: 'truncate' },
      { kind: 'delay', milliseconds: 400 },
      { kind: 'throttle', bytesPerSecond: 40_000, latency: 200 },
    ];
    world.proxy.rule = forBatches(() => (random.chance(0.5) ? random.pick(all) : { kind: 'pass' }));
    for (let round = 1; round <= rounds; round += 1) {
      await tab.ask({ do: 'submit', markers: world.markers(`n1m-${round}`, random.int(1, 40)) });
      world.excuseTry();
      await tab.ask({ do: 'flush' }, 60_000);
    }
    if (rounds >= 20) expect(world.wire.faults.size, 'kinds of faults').to.be.at.least(5);
  },
};
