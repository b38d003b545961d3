import type { FaultCase } from '../harness/case.ts';
import { pause } from '../harness/wait.ts';

export const s2: FaultCase = {
  id: 'S2',
  title: 'the power of the collector is cut after it has replied: what it accepted was flushed',
  engines: ['chromium'],
  rounds: { full: 5 },
  needs: 'loop disk',
  async run({ world, rounds, random }) {
    const disk = await world.collectorOnDisk(64);
    const tab = await world.launchOne();
    for (let round = 1; round <= rounds; round += 1) {
      await tab.ask({ do: 'storm', prefix: `s2-${round}`, gap: 20 });
      for (let flush = 0; flush < 8; flush += 1) {
        await pause(random.int(50, 300));
        world.excuseTry();
        await tab.ask({ do: 'flush' });
      }
      await tab.ask({ do: 'stop' });
      await world.collector.kill();
      world.wire.countFault('power cut of the collector');
      disk.powerCut();
      await world.collector.start();
      await world.drain(tab);
    }
  },
};
