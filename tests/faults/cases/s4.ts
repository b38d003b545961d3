import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { alter, readHoldings } from '../harness/database.ts';

/** Last night's backup is put back: what came since is gone at the collector, and mostly on the devices. */
export const s4: FaultCase = {
  id: 'S4',
  title:
    'the collector is restored from an old backup, the device is a kiosk: what devices still hold comes again, the rest is declared lost',
  engines: ['chromium'],
  rounds: { full: 2 },
  async run({ world, rounds, note }) {
    // A visitor's stream ends when it is empty, and nobody remembers it: only a device with a name can be asked.
    const tab = await world.launchOne({ device: 'kiosk-1' });
    const backup = join(world.cleanup.folder('backup'), 'data');
    for (let round = 1; round <= rounds; round += 1) {
      await tab.ask({ do: 'submit', markers: world.markers(`s4-${round}-old`, 30) });
      await world.drain(tab);
      await world.collector.stop();
      cpSync(world.collector.data, backup, { recursive: true });
      await world.collector.start();

      await tab.ask({ do: 'submit', markers: world.markers(`s4-${round}-between`, 30) });
      await world.drain(tab);
      world.networkDown();
      await tab.ask({ do: 'submit', markers: world.markers(`s4-${round}-held`, 30) });
      await world.collector.stop();
      world.wire.countFault('restore of an old backup');
      rmSync(world.collector.data, { recursive: true });
      cpSync(backup, world.collector.data, { recursive: true });
      rmSync(backup, { recursive: true });
      await world.collector.start();
      world.networkUp();
      await world.drain(tab);
      // The collector asks for what is missing in its reply; the device answers with the next batch.
      await tab.ask({ do: 'submit', markers: world.markers(`s4-${round}-last`, 2) });
      await world.drain(tab);
    }
    const held = new Set(readHoldings(world.collector.data).answers.map(({ id }) => id));
    const gone = [...world.ledger.shown.values()].filter(({ id }) => !held.has(id));
    expect(
      gone.every(({ marker }) => marker.includes('-between-')),
      'only what came after the backup is gone',
    ).to.equal(true);
    note(
      `${gone.length} came after the backup; declared lost: ${world.wire.declaredLost.map(({ range }) => range.join('–')).join(', ')}`,
    );
  },
};

export const s4Newer: FaultCase = {
  id: 'S4-newer',
  title: 'the store was written by a newer collector: this one refuses to start, and harms nothing',
  engines: ['chromium'],
  rounds: { full: 1 },
  async run({ world }) {
    const tab = await world.launchOne();
    await tab.ask({ do: 'submit', markers: world.markers('s4n', 20) });
    await world.drain(tab);
    await world.collector.stop();
    alter(
      world.collector.data,
      "insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099-01-01T00:00:00.000Z')",
    );
    world.wire.countFault('store of a newer collector');
    const refused = await world.collector.start().then(
      () => false,
      () => true,
    );
    expect(refused, 'the start was refused').to.equal(true);
    alter(world.collector.data, "delete from kysely_migration where name like '9999%'");
    await world.collector.start();
    await tab.ask({ do: 'submit', markers: ['s4n-after'] });
    await world.drain(tab);
  },
};
