import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import type { World } from '../harness/world.ts';
import { pass } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';
import type { Random } from '../harness/random.ts';
import { pause } from '../harness/wait.ts';

async function writeTogether(
  { world, random }: { world: World; random: Random },
  tabs: number,
  sabotage: readonly string[],
): Promise<void> {
  const open = await world.launch(...Array.from({ length: tabs }, () => ({ sabotage })));
  world.proxy.rule = forBatches(() => (random.chance(0.15) ? { kind: 'swallow' } : pass));
  for (const tab of open) await tab.ask({ do: 'storm', prefix: `m1-${tab.name}`, gap: 25 });
  for (let second = 0; second < 3; second += 1) {
    await pause(1000);
    world.excuseTry();
    await Promise.all(open.map((tab) => tab.ask({ do: 'flush' }).catch(() => undefined)));
  }
  for (const tab of open) await tab.ask({ do: 'stop' });
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
      await writeTogether({ world, random }, engine === 'webkit' ? 2 : 2 * round, []);
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
      await writeTogether({ world, random }, 3, ['no-locks']);
      await world.closeBrowser();
    }
  },
};
