import { expect } from 'chai';
import { sqliteErrors } from '../collector/orders.ts';
import type { FaultCase } from '../harness/case.ts';
import { pause } from '../harness/wait.ts';

export const s3: FaultCase = {
  id: 'S3',
  title: 'the database is busy, locked, full, or its flush fails: never accepted before durable',
  engines: ['chromium'],
  rounds: { full: 2 },
  async run({ world, rounds, random }) {
    const tab = await world.launchOne();
    for (let round = 1; round <= rounds; round += 1) {
      for (const [name, code] of Object.entries(sqliteErrors)) {
        for (const at of ['commit', 'write'] as const) {
          world.wire.countFault(`SQLite ${name} at ${at}`);
          await world.collector.order({ order: 'fail', at, code, count: random.int(1, 6) });
          await tab.ask({ do: 'submit', markers: world.markers(`s3-${round}-${name}-${at}`, 20) });
          await world.drain(tab);
        }
      }
    }
  },
};

export const s3Full: FaultCase = {
  id: 'S3-full',
  title: 'the disk of the collector is full: it says so and takes nothing, then goes on',
  engines: ['chromium'],
  rounds: { full: 2 },
  needs: 'loop disk',
  async run({ world, rounds }) {
    const disk = await world.collectorOnDisk(24);
    const tab = await world.launchOne();
    for (let round = 1; round <= rounds; round += 1) {
      disk.fill();
      world.wire.countFault('disk of the collector full');
      // The log has room left for a while; more than that fails.
      await tab.ask({ do: 'submit', markers: world.markers(`s3f-${round}`, 400), together: true });
      for (let tries = 0; tries < 4; tries += 1) {
        world.excuseTry();
        await tab.ask({ do: 'flush' });
        await pause(300);
      }
      disk.free();
      await world.drain(tab);
    }
    expect(
      world.wire.exchanges.some(({ status }) => status !== 200),
      'it has refused',
    ).to.equal(true);
  },
};
