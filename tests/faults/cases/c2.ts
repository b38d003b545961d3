import type { FaultCase } from '../harness/case.ts';
import { pause, until } from '../harness/wait.ts';

/** The whole browser is killed while it writes, again and again on the same profile. */
export const c2: FaultCase = {
  id: 'C2',
  title: 'the browser is killed by SIGKILL in the middle of writing',
  engines: ['chromium', 'chromium-sqlite', 'firefox', 'webkit'],
  rounds: { full: 20, ci: 5 },
  ci: ['chromium', 'chromium-sqlite'],
  async run({ world, rounds, random }) {
    for (let round = 1; round <= rounds; round += 1) {
      const tab = await world.launchOne();
      const enough = world.ledger.savedCount + random.int(1, 120);
      await tab.ask({ do: 'storm', prefix: `c2-${round}`, gap: 0 });
      await until('answers to be shown as saved', () => world.ledger.savedCount >= enough);
      await pause(random.int(0, 20));
      world.killBrowser();
    }
  },
};
