import type { FaultCase } from '../harness/case.ts';
import { forBatches } from '../harness/proxy.ts';
import { until } from '../harness/wait.ts';

export const n7: FaultCase = {
  id: 'N7',
  title: 'an old telephone network: 5 KB a second, 2 s there and back, one request in ten lost',
  engines: ['chromium', 'firefox'],
  rounds: { full: 1 },
  async run({ world, random, note }) {
    const tab = await world.launchOne();
    world.proxy.rule = forBatches(() =>
      random.chance(0.1)
        ? { kind: 'drop' }
        : { kind: 'throttle', bytesPerSecond: 5000, latency: 2000 },
    );
    await tab.ask({ do: 'submit', markers: world.markers('n7', 120), together: true });
    const start = performance.now();
    await until('everything to be delivered, by itself', () => world.allDelivered(), 180_000);
    note(
      `120 answers in ${((performance.now() - start) / 1000).toFixed(0)} s and ${world.wire.exchanges.length} requests`,
    );
  },
};
