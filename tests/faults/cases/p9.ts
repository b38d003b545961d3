import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';

const blocks = [
  'no-indexeddb',
  'indexeddb-throws',
  'indexeddb-hangs',
  'indexeddb-blocked',
] as const;

/** There is no store: the answer goes straight to the collector, or the person is told. */
export const p9: FaultCase = {
  id: 'P9',
  title: 'IndexedDB is missing, forbidden, hangs or is blocked: sent directly, else told as failed',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 1 },
  async run({ world, engine }) {
    for (const block of blocks) {
      world.wire.countFault(block);
      const tab = await world.launchOne({ sabotage: [block] });
      world.networkUp();
      const sent = await tab.ask(
        { do: 'submit', markers: world.markers(`p9-${block}-up`, 2) },
        60_000,
      );
      expect(
        sent.map(({ kind }) => kind),
        `${engine}, ${block}, network up`,
      ).to.deep.equal(['accepted', 'accepted']);
      const status = await tab.ask({ do: 'status' });
      expect(status.durable, `${block}: durable`).to.equal(false);
      world.networkDown();
      const failed = await tab.ask({ do: 'submit', markers: [`p9-${block}-down`] }, 60_000);
      expect(failed[0]?.kind, `${engine}, ${block}, network down`).to.equal('failed');
      await world.closeBrowser();
    }
  },
};
