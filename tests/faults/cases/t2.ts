import type { FaultCase } from '../harness/case.ts';
import { pause, until } from '../harness/wait.ts';

export const t2: FaultCase = {
  id: 'T2',
  title: 'the machine sleeps with answers pending, and wakes: delivered within a minute',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 2 },
  async run({ world, rounds }) {
    const tab = await world.launchOne();
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      await tab.ask({ do: 'submit', markers: world.markers(`t2-${round}`, 20) });
      await pause(1500);
      world.wire.countFault('sleep and resume');
      world.browser.suspend();
      await pause(8000);
      world.networkUp();
      world.browser.resume();
      await until('delivery after waking up', () => world.allDelivered(), 60_000);
    }
  },
};
