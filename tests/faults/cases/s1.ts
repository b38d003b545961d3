import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';

const moments = ['after-commit', 'before-commit', 'mid-transaction'] as const;

/** The collector dies by its own hand at the worst moments of a transaction. */
export const s1: FaultCase = {
  id: 'S1',
  title:
    'the collector is killed between COMMIT and reply, before COMMIT, in the middle of a transaction',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 12, ci: 3 },
  ci: ['chromium'],
  async run({ world, rounds, random }) {
    const tab = await world.launchOne();
    for (let round = 1; round <= rounds; round += 1) {
      const moment = moments[(round - 1) % moments.length] ?? 'after-commit';
      await world.collector.order({ order: 'die', moment, nth: random.int(1, 3) });
      const markers = Array.from({ length: 120 }, (_, n) => `s1-${round}-${n}`);
      await tab.ask({ do: 'submit', markers });
      world.excuseTry();
      void tab.ask({ do: 'flush' }).catch(() => undefined);
      expect(await world.collector.died(10_000), `the collector died ${moment}`).to.equal(true);
      world.wire.countFault(`collector SIGKILL ${moment}`);
      await world.collector.start();
      await world.drain(tab);
    }
  },
};
