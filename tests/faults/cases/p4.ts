import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { pause } from '../harness/wait.ts';

/** ms after which a store that was suspect has been healed, if nobody has asked anything of it. */
const atRest = 35_000;

/** Another library of the page fills the disk; Chromium's LevelDB is one log for the whole origin. */
export const p4: FaultCase = {
  id: 'P4',
  title: 'another database of the origin hits the full disk and goes on writing',
  engines: ['chromium', 'chromium-sqlite', 'firefox'],
  rounds: { full: 2 },
  needs: 'loop disk',
  async run({ world, rounds, note }) {
    const disk = world.profileOnDisk(256);
    world.launching = { persists: world.site };
    world.networkDown();
    for (let round = 1; round <= rounds; round += 1) {
      const tab = await world.launchOne();
      await tab.ask({ do: 'submit', markers: world.markers(`p4-${round}`, 100) });
      disk.fill();
      world.wire.countFault('disk full by another database');
      const failure = await tab.ask({ do: 'other-database', megabytes: 8 });
      disk.free();
      expect(failure, 'what the other database met').to.not.equal('');
      // Less than would turn the log over.
      const again = await tab.ask({ do: 'other-database', megabytes: 1 });
      await pause(atRest);
      await tab.ask({ do: 'other-database', megabytes: 1 });
      await world.closeBrowser();
      const left = (await (await world.launchOne()).ask({ do: 'dump' })).records.length;
      expect(left, 'answers on the device').to.equal(100 * round);
      note(
        `round ${round}: the other database met "${failure}", then "${again || 'no error'}"; ${left} on the device after a restart`,
      );
      await world.closeBrowser();
    }
  },
};
