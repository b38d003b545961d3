import { expect } from 'chai';
import type { Report } from '../page/channel.ts';
import type { FaultCase } from '../harness/case.ts';
import { pause, until } from '../harness/wait.ts';

/** The page sleeps in the back/forward cache with answers still to deliver, and comes back. */
export const c5: FaultCase = {
  id: 'C5',
  title:
    'into the back/forward cache with answers pending, and back: delivery goes on, nothing is blocked',
  engines: ['chromium', 'chromium-sqlite'],
  rounds: { full: 5 },
  async run({ world, rounds, note }) {
    let restored = 0;
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const tab = await world.launchOne();
      await tab.ask({ do: 'submit', markers: world.markers(`c5-${round}`, 20) });
      world.wire.countFault('back/forward cache');
      const told = tab.reports.length;
      await tab.ask({ do: 'navigate', url: `${world.site}/elsewhere?back=1500` });
      await pause(500);
      // Another tab is not kept from the store by the one that sleeps.
      const other = await world.openTab();
      const blocked = await other.ask({ do: 'submit', markers: [`c5-${round}-other`] });
      expect(blocked[0]?.kind, 'saved by another tab meanwhile').to.equal('saved');
      await world.pageOf(other).close();
      world.forget(other);
      world.networkUp();
      const isBack = ({ kind }: Report): boolean => kind === 'pageshow' || kind === 'ready';
      await until('the page to be back', () => tab.reports.slice(told).some(isBack));
      if (tab.reports.some((report) => report.kind === 'pageshow' && report.persisted))
        restored += 1;
      await until('the delivery to go on by itself', () => world.allDelivered(), 60_000);
      await world.closeBrowser();
    }
    expect(restored, 'times that the page came back out of the cache').to.be.greaterThan(0);
    note(`${restored} of ${rounds} times the page came back out of the cache`);
  },
};
