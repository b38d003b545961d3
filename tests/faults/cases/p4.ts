import type { FaultCase } from '../harness/case.ts';

/** Another library of the page fills the disk; Chromium's LevelDB is one log for the whole origin. */
export const p4: FaultCase = {
  id: 'P4',
  title: 'another database of the origin hits the full disk and goes on writing',
  engines: ['chromium', 'chromium-sqlite', 'firefox'],
  rounds: { full: 2 },
  needs: 'loop disk',
  async run({ world, rounds, note }) {
    const disk = world.profileOnDisk(256);
    world.networkDown();
    for (let round = 1; round <= rounds; round += 1) {
      const tab = await world.launchOne();
      await tab.ask({ do: 'submit', markers: world.markers(`p4-${round}`, 100) });
      disk.fill();
      world.wire.countFault('disk full by another database');
      const failure = await tab.ask({ do: 'other-database', megabytes: 8 });
      disk.free();
      const again = await tab.ask({ do: 'other-database', megabytes: 4 });
      note(`round ${round}: the other database met "${failure}", then "${again || 'no error'}"`);
      await world.closeBrowser();
    }
  },
};
