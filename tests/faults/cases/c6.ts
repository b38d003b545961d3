import type { FaultCase } from '../harness/case.ts';
import { forBatches } from '../harness/proxy.ts';
import { until } from '../harness/wait.ts';

/** A tab is frozen in the middle of a delivery, perhaps with the lock in its hand. */
export const c6: FaultCase = {
  id: 'C6',
  title: 'the tab that delivers is frozen: another takes over within 30 s',
  engines: ['chromium'],
  rounds: { full: 2 },
  async run({ world, rounds, note }) {
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const [first, second] = await world.launch({}, {});
      if (!first || !second) throw new Error('two tabs were wanted');
      await first.ask({ do: 'submit', markers: world.markers(`c6-${round}`, 120) });
      const holds = new Promise<void>((resolve) => {
        world.proxy.rule = forBatches(() => {
          resolve();
          return { kind: 'black-hole' };
        });
      });
      world.excuseTry();
      void first.ask({ do: 'flush' }).catch(() => undefined);
      await holds;
      world.wire.countFault('frozen tab');
      await world.pageOf(first).devtools('Page.setWebLifecycleState', { state: 'frozen' });
      world.networkUp();
      const start = performance.now();
      await second.ask({ do: 'submit', markers: [`c6-${round}-second`] });
      await until('the other tab to deliver everything', () => world.allDelivered(), 30_000);
      note(`round ${round}: taken over after ${((performance.now() - start) / 1000).toFixed(1)} s`);
      await world.closeBrowser();
    }
  },
};
