import { expect } from 'chai';
import type { Context, FaultCase } from '../harness/case.ts';
import type { FileSystem } from '../harness/disk.ts';
import { megabytes } from '../harness/needs.ts';
import { pause, until } from '../harness/wait.ts';

/** Seconds of writing before the power goes; 0 is right after the very first answer. */
const durations = [0, 2, 8, 30];

/** Writes with the network down, so that the device alone has the answers, and cuts the power. */
export async function writeAndCut(
  context: Context,
  sabotage: readonly string[],
  fileSystem?: FileSystem,
): Promise<void> {
  const { world, rounds, random } = context;
  const disk = world.profileOnDisk(megabytes, fileSystem);
  world.networkDown();
  const first = random.int(0, durations.length - 1);
  for (let round = 0; round < rounds; round += 1) {
    const tab = await world.launchOne({ sabotage });
    const before = world.ledger.savedCount;
    await tab.ask({ do: 'storm', prefix: `p1-${round}`, gap: 5 });
    await until('the first answer to be shown as saved', () => world.ledger.savedCount > before);
    await pause((durations[(first + round) % durations.length] ?? 0) * 1000);
    world.killBrowser();
    world.wire.countFault('power cut');
    disk.powerCut();
  }
}

export const p1: FaultCase = {
  id: 'P1',
  title: 'the power is cut while answers are written: what was shown as saved was flushed',
  engines: ['chromium', 'chromium-sqlite', 'firefox', 'webkit'],
  rounds: { full: 3 },
  needs: 'loop disk',
  run: (context) => writeAndCut(context, []),
};

/** The test of the test: without strict durability the same cut must lose answers. */
export const p1Relaxed: FaultCase = {
  id: 'P1-relaxed',
  title: 'the same with relaxed durability forced upon the browser loses answers, so P1 can fail',
  engines: ['chromium', 'firefox'],
  rounds: { full: 2 },
  needs: 'loop disk',
  async run(context) {
    const { world } = context;
    await writeAndCut(context, ['relaxed-durability']);
    world.networkUp();
    const found = await world.deliveredMarkers();
    const lost = world.ledger.void(({ marker }) => !found.has(marker));
    expect(lost, 'answers lost with relaxed durability').to.be.greaterThan(0);
    context.note(`${lost} answers lost with relaxed durability, as it must be`);
  },
};
