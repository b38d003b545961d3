import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import type { WorkerKind } from '../page/channel.ts';
import type { World } from '../harness/world.ts';
import { pass } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';
import type { Random } from '../harness/random.ts';
import { pause } from '../harness/wait.ts';

async function writeTogether(
  { world, random }: { world: World; random: Random },
  tabs: number,
  {
    sabotage = [],
    workers = [],
  }: { sabotage?: readonly string[]; workers?: readonly WorkerKind[] } = {},
): Promise<void> {
  const open = await world.launch(...Array.from({ length: tabs }, () => ({ sabotage })));
  for (const kind of workers) open.push(await world.startWorker(open[0]!, kind));
  world.proxy.rule = forBatches(() => (random.chance(0.15) ? { kind: 'swallow' } : pass));
  for (const tab of open)
    await tab.ask({ do: 'storm', prefix: `m1-${tab.name}`, gap: tabs > 10 ? 200 : 25 });
  for (let second = 0; second < 3; second += 1) {
    await pause(1000);
    world.excuseTry();
    // Each of them asks for the lock in turn; a few are enough to have them meet.
    const few = [...open.slice(0, 3), ...open.slice(-3)];
    await Promise.all(few.map((tab) => tab.ask({ do: 'flush' }, 5000).catch(() => undefined)));
  }
  for (const tab of open) {
    // A service worker is ended by the browser whenever it likes: one more fault.
    const stopped = tab.ask({ do: 'stop' }, 10_000);
    await (workers.length > 0 && tab === open.at(-1) ? stopped.catch(() => null) : stopped);
  }
  const silent = open.filter((tab) => !tab.reports.some(({ kind }) => kind === 'outcome'));
  expect(silent.length, 'tabs and workers that saved nothing').to.equal(0);
  world.networkUp();
  await world.drain(open[0]!);
}

export const m1: FaultCase = {
  id: 'M1',
  title: 'several tabs write and deliver at once, replies get lost: one batch under way at a time',
  engines: ['chromium', 'chromium-sqlite', 'firefox', 'webkit'],
  rounds: { full: 2, ci: 1 },
  ci: ['chromium'],
  async run({ world, rounds, random, engine }) {
    for (let round = 1; round <= rounds; round += 1) {
      // In WebKitGTK each tab is a window on a small display; the others get more.
      await writeTogether({ world, random }, engine === 'webkit' ? 2 : 2 * round);
      await world.closeBrowser();
    }
    expect(world.wire.mostInFlight, 'batches under way at once').to.equal(1);
  },
};

export const m1Locks: FaultCase = {
  id: 'M1-locks',
  title: 'the same without Web Locks: correctness must not need them',
  engines: ['chromium', 'firefox'],
  rounds: { full: 2 },
  async run({ world, rounds, random }) {
    for (let round = 1; round <= rounds; round += 1) {
      world.wire.countFault('no Web Locks');
      await writeTogether({ world, random }, 3, { sabotage: ['no-locks'] });
      await world.closeBrowser();
    }
  },
};

/** A worker has no page to hear of, no localStorage for the mirror, and the same database. */
export const m1Workers: FaultCase = {
  id: 'M1-workers',
  title:
    'a dedicated, a shared and a service worker write and deliver beside 2 tabs, then beside 20',
  engines: ['chromium', 'chromium-sqlite', 'firefox'],
  rounds: { full: 2 },
  async run({ world, rounds, random, note }) {
    const workers = ['dedicated', 'shared', 'service'] as const;
    for (let round = 1; round <= rounds; round += 1) {
      const before = world.ledger.savedCount;
      const tabs = round % 2 === 1 ? 2 : 20;
      await writeTogether({ world, random }, tabs, { workers });
      note(`${tabs} tabs and 3 workers: ${world.ledger.savedCount - before} answers saved`);
      await world.closeBrowser();
    }
    expect(world.wire.mostInFlight, 'batches under way at once').to.equal(1);
  },
};
