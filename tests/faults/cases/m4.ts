import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';

/** A browser that is updated keeps answers on its disk in a way that the one before did not know, and may be set back. */
export const m4: FaultCase = {
  id: 'M4',
  title:
    'the browser changes the backend of its databases with answers waiting, and changes it back: all is delivered',
  engines: ['chromium'],
  rounds: { full: 2 },
  async run({ world, rounds, note }) {
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const held: number[] = [];
      for (const [start, onSqlite] of [false, true, true, false].entries()) {
        world.launching = { onSqlite };
        world.wire.countFault(onSqlite ? 'backend on SQLite' : 'backend on LevelDB');
        const tab = await world.launchOne();
        await tab.ask({ do: 'submit', markers: world.markers(`m4-${round}-${start}`, 25) });
        held.push((await tab.ask({ do: 'status' })).pending);
        await world.closeBrowser();
      }
      note(`round ${round}: ${held.join(', ')} pending after each start`);
      expect(held, 'pending after each start').to.deep.equal([25, 50, 75, 100]);
      world.networkUp();
      await world.drain(await world.launchOne());
      await world.closeBrowser();
    }
  },
};
