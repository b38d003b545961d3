import type { FaultCase } from '../harness/case.ts';
import { pause, until } from '../harness/wait.ts';

/** The tab goes while it writes: closed by its person, or its renderer crashes. The browser lives on. */
export const c1: FaultCase = {
  id: 'C1',
  title: 'the tab is closed, or its renderer crashes, in the middle of writing',
  engines: ['chromium', 'chromium-sqlite', 'firefox'],
  rounds: { full: 20 },
  async run({ world, rounds, random, engine }) {
    await world.launch();
    for (let round = 1; round <= rounds; round += 1) {
      const tab = await world.openTab();
      const enough = world.ledger.savedCount + random.int(1, 60);
      await tab.ask({ do: 'storm', prefix: `c1-${round}`, gap: 0 });
      await until('answers to be shown as saved', () => world.ledger.savedCount >= enough);
      await pause(random.int(0, 20));
      const crash = engine !== 'firefox' && random.chance(0.5);
      world.wire.countFault(crash ? 'renderer crash' : 'tab closed while writing');
      if (crash) await world.pageOf(tab).devtools('Page.crash');
      else await world.pageOf(tab).close();
      world.forget(tab);
    }
  },
};
