import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { pause, until } from '../harness/wait.ts';
import type { World } from '../harness/world.ts';
/* eslint-disable-next-line no-restricted-imports -- What a released version left on a disk is kept with the tests of the SDK. */
import released from '../../../packages/sdk/test/fixtures/outbox-v1.json' with { type: 'json' };

const engines = ['chromium', 'chromium-sqlite', 'firefox', 'webkit'] as const;

/** Nothing that a version left behind was ever taken for lost by another one. */
function expectNothingDeclared(world: World): void {
  const ranges = world.wire.declaredLost.map(({ range }) => range.join('–'));
  expect(ranges, 'declared lost').to.deep.equal([]);
}

export const m3: FaultCase = {
  id: 'M3',
  title:
    'an older and a newer SDK in two tabs write and deliver at once: neither is blocked, both drain',
  engines,
  rounds: { full: 3 },
  async run({ world, rounds, note }) {
    const site = await world.newerSite();
    for (let round = 1; round <= rounds; round += 1) {
      const [older, newer] = await world.launch({}, { site });
      world.wire.countFault('two versions at once');
      if (round % 2 === 1) world.networkDown();
      await Promise.all([
        older!.ask({ do: 'submit', markers: world.markers(`m3-${round}-older`, 40) }),
        newer!.ask({ do: 'submit', markers: world.markers(`m3-${round}-newer`, 40) }),
      ]);
      world.networkUp();
      world.excuseTry();
      await older!.ask({ do: 'flush' });
      const left = await older!.ask({ do: 'status' });
      note(
        `round ${round}: the older one leaves ${left.pending}, unreadable to it ${left.unreadable}`,
      );
      await until('both to be drained', async () => {
        world.excuseTry();
        await newer!.ask({ do: 'flush' });
        return (await newer!.ask({ do: 'status' })).pending === 0;
      });
      expect(world.allDelivered(), 'all delivered').to.equal(true);
      await world.closeBrowser();
    }
    expectNothingDeclared(world);
  },
};

export const m3Downgrade: FaultCase = {
  id: 'M3-downgrade',
  title:
    'the newer SDK is taken back: the older one delivers its own, leaves the rest, and says so',
  engines,
  rounds: { full: 2 },
  async run({ world, rounds }) {
    const site = await world.newerSite();
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      world.wire.countFault('downgrade');
      const newer = await world.launchOne({ site });
      await newer.ask({ do: 'submit', markers: world.markers(`m3d-${round}-newer`, 30) });
      await world.closeBrowser();
      const older = await world.launchOne();
      await older.ask({ do: 'submit', markers: world.markers(`m3d-${round}-older`, 20) });
      world.networkUp();
      world.excuseTry();
      const { accepted } = await older.ask({ do: 'flush' });
      expect(accepted, 'delivered by the older one').to.equal(20);
      await older.ask({ do: 'flush' });
      const { pending, unreadable, problem } = await older.ask({ do: 'status' });
      expect({ pending, unreadable, problem: problem?.code }).to.deep.equal({
        ...{ pending: 30, unreadable: 30, problem: 'answers-unreadable' },
      });
      await world.closeBrowser();
      world.wire.countFault('upgrade');
      await world.drain(await world.launchOne({ site }));
      await world.closeBrowser();
      expect(world.allDelivered(), 'all delivered').to.equal(true);
    }
    expectNothingDeclared(world);
  },
};

/** What the fixture holds becomes a claim like any other. */
async function restoreReleased(world: World): Promise<void> {
  const tab = await world.launchOne();
  const { mirror, entries } = released;
  await tab.ask({
    do: 'restore',
    mirror,
    entries: entries as unknown as readonly [string, unknown][],
  });
  await world.closeBrowser();
  for (const [key, value] of entries as unknown as readonly [
    string,
    { id: string; seq: number },
  ][]) {
    if (!key.startsWith('r/')) continue;
    const { id, seq } = value;
    world.ledger.take({ kind: 'attempt', marker: `released ${seq}` });
    world.ledger.take({
      kind: 'outcome',
      marker: `released ${seq}`,
      outcome: { kind: 'saved', id, seq },
    });
  }
}

export const m3Half: FaultCase = {
  id: 'M3-half',
  title:
    'an outbox of the first format is being rewritten, and the browser is killed in the middle: both versions deliver theirs',
  engines,
  rounds: { full: 3 },
  async run({ world, rounds, random, note }) {
    const site = await world.newerSite();
    await restoreReleased(world);
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const tab = await world.launchOne({ device: released.device });
      await tab.ask({ do: 'submit', markers: world.markers(`m3h-${round}`, 40) });
      await world.closeBrowser();
      const newer = await world.launchOne({ site, device: released.device });
      newer.ask({ do: 'migrate', gap: 20 }).catch(() => undefined);
      await pause(random.int(150, 500));
      world.wire.countFault('killed half-migrated');
      world.killBrowser();

      const older = await world.launchOne({ device: released.device });
      world.networkUp();
      world.excuseTry();
      const { accepted } = await older.ask({ do: 'flush' });
      await older.ask({ do: 'flush' });
      const { unreadable, quarantined } = await older.ask({ do: 'status' });
      note(
        `round ${round}: killed after ${unreadable} were rewritten; the older one delivered ${accepted}`,
      );
      expect(unreadable, 'rewritten before the kill').to.be.greaterThan(0);
      expect(accepted, 'left to the older one').to.be.greaterThan(0);
      // One of them fits no questionnaire of today, and joins it.
      expect(quarantined, 'set aside in the first format').to.be.at.least(1);
      await world.closeBrowser();
      await world.drain(await world.launchOne({ site, device: released.device }));
      await world.closeBrowser();
    }
    expect(world.allDelivered(), 'all delivered').to.equal(true);
    const declared = world.wire.declaredLost.map(
      ({ stream, range }) => `${stream} ${range.join('–')}`,
    );
    // The fixture's own, from before.
    const before = released.mirror.mark.ended.map(
      ({ stream, lost }) => `${stream} ${lost.map((range) => range.join('–')).join()}`,
    );
    expect([...new Set(declared)], 'declared lost').to.deep.equal(before);
  },
};
