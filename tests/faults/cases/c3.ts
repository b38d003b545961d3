import { rmSync } from 'node:fs';
import type { FaultCase } from '../harness/case.ts';
import { forBatches } from '../harness/proxy.ts';
import { pause } from '../harness/wait.ts';

/** Killed at the first open on a fresh profile, while the store is being made. */
export const c3: FaultCase = {
  id: 'C3',
  title: 'the browser is killed while it opens the store for the first time',
  engines: ['chromium', 'chromium-sqlite', 'firefox', 'webkit'],
  rounds: { full: 10 },
  async run({ world, rounds, random }) {
    for (let round = 1; round <= rounds; round += 1) {
      const launching = world.launch().then(
        ([tab]) => tab?.ask({ do: 'storm', prefix: `c3-${round}`, gap: 0 }).catch(() => undefined),
        () => undefined,
      );
      await world.underWay();
      await pause(random.int(0, 400));
      world.killBrowser();
      await launching;
      world.killBrowser();
      // Every other life begins with nothing; what was shown as saved in the last one goes with it.
      if (round % 2 === 0 && round < rounds) {
        rmSync(world.profile, { recursive: true, force: true });
        world.ledger.void(({ kind }) => kind === 'saved');
      }
    }
  },
};

/** Killed while it delivers: between the collector's answer and the forgetting of what it accepted. */
export const c3Drain: FaultCase = {
  id: 'C3-drain',
  title: 'the browser is killed while it delivers',
  engines: ['chromium', 'chromium-sqlite', 'firefox', 'webkit'],
  rounds: { full: 10 },
  async run({ world, rounds, random }) {
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const tab = await world.launchOne();
      await tab.ask({ do: 'submit', markers: world.markers(`c3-${round}`, 150), together: true });
      let batches = random.int(0, 2);
      const enough = new Promise<void>((resolve) => {
        world.proxy.rule = forBatches(() => {
          batches -= 1;
          if (batches < 0) resolve();
          return { kind: 'pass' };
        });
      });
      world.excuseTry();
      void tab.ask({ do: 'flush' }).catch(() => undefined);
      await enough;
      await pause(random.int(0, 40));
      world.killBrowser();
    }
  },
};
