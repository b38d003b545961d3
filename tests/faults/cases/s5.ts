import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { batchOf, believe, itemOf, post, statuses } from '../harness/crafted.ts';

const parallel = 32;

/** The race that made duplicates in production elsewhere (kobotoolbox/kpi#5047). */
export const s5: FaultCase = {
  id: 'S5',
  title: 'two collectors on one database get the same batch 32 times at once: one row each',
  engines: ['chromium'],
  rounds: { full: 10 },
  async run({ world, rounds }) {
    const twin = world.collector.twin();
    await twin.start();
    for (let round = 1; round <= rounds; round += 1) {
      const markers = world.markers(`s5-${round}`, 20);
      const batch = batchOf(
        `race-${round}`,
        markers.map((marker, place) => itemOf(marker, place + 1)),
      );
      world.wire.countFault('the same batch at once');
      const replies = await Promise.all(
        Array.from({ length: parallel }, (_, n) =>
          post((n % 2 === 0 ? world.collector : twin).url, batch),
        ),
      );
      for (const reply of replies) {
        believe(world.ledger, reply);
        expect(
          statuses(reply).every((status) => ['accepted', 'duplicate', 'retry'].includes(status)),
        ).to.equal(true);
      }
      const accepted = replies.flatMap(statuses).filter((status) => status === 'accepted');
      expect(accepted.length, 'accepted over all replies').to.equal(markers.length);
    }
    await twin.stop();
  },
};
