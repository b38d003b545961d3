import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';

/** Somebody clears the site's data. What the mirror in another storage remembers is declared lost. */
export const p8: FaultCase = {
  id: 'P8',
  title:
    'IndexedDB is cleared under open pages and closed ones: a new stream, the loss declared by name',
  engines: ['chromium', 'chromium-sqlite'],
  rounds: { full: 3 },
  async run({ world, rounds, note }) {
    const origin = (): string => world.site;
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const tab = await world.launchOne();
      await tab.ask({ do: 'submit', markers: world.markers(`p8-${round}-before`, 30) });
      world.wire.countFault('IndexedDB cleared');
      await world.pageOf(tab).devtools('Storage.clearDataForOrigin', {
        origin: origin(),
        storageTypes: 'indexeddb',
      });
      const after = await tab.ask({
        do: 'submit',
        markers: world.markers(`p8-${round}-after`, 10),
      });
      expect(
        after.map(({ kind }) => kind),
        'after the wipe',
      ).to.not.include('failed');
      await world.closeBrowser();

      const other = await world.launchOne();
      world.wire.countFault('deleteDatabase from elsewhere');
      const blocked = await other.ask({ do: 'delete-databases' });
      note(
        `round ${round}: deleteDatabase was ${blocked.length === 0 ? 'not blocked' : 'blocked'}`,
      );
      await other.ask({ do: 'submit', markers: world.markers(`p8-${round}-last`, 10) });
      world.networkUp();
      await world.drain(other);
      await world.closeBrowser();
    }
    note(
      `declared lost: ${world.wire.declaredLost.map(({ range }) => range.join('–')).join(', ')}`,
    );
    expect(world.wire.streams.length, 'streams').to.be.greaterThan(1);
  },
};

export const p8All: FaultCase = {
  id: 'P8-all',
  title:
    'all site data is cleared, the mirror too: no crash, a new stream (what was there is gone for good)',
  engines: ['chromium', 'chromium-sqlite'],
  rounds: { full: 2 },
  async run({ world, rounds }) {
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const tab = await world.launchOne();
      await tab.ask({ do: 'submit', markers: world.markers(`p8-${round}-gone`, 20) });
      world.wire.countFault('all site data cleared');
      await world.pageOf(tab).devtools('Storage.clearDataForOrigin', {
        origin: world.site,
        storageTypes: 'all',
      });
      world.ledger.void(({ marker }) => marker.includes('-gone-'));
      const after = await tab.ask({ do: 'submit', markers: world.markers(`p8-${round}-new`, 20) });
      expect(
        after.map(({ kind }) => kind),
        'after the wipe',
      ).to.not.include('failed');
      world.networkUp();
      await world.drain(tab);
      await world.closeBrowser();
    }
  },
};
