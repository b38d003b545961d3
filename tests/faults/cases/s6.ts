import { openSqliteStore } from '@skm-survey/collector/node';
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { unit } from '../harness/collector.ts';
import { batchOf, itemOf, post } from '../harness/crafted.ts';
import { readHoldings } from '../harness/database.ts';

/** A person had an answer erased; a device that never heard the reply sends it again. */
export const s6: FaultCase = {
  id: 'S6',
  title: 'an erased answer is sent again: refused for ever, not stored again',
  engines: ['chromium'],
  rounds: { full: 1 },
  async run({ world }) {
    const items = world.markers('s6', 5).map((marker, place) => itemOf(marker, place + 1));
    const batch = batchOf('erasure', items);
    await post(world.collector.url, batch);
    await world.collector.stop();
    const store = await openSqliteStore({ dataDir: world.collector.data });
    const victim = items[2]!;
    const idHash = createHash('sha256').update(`${unit}/${victim.id}`).digest('hex');
    world.wire.countFault('erased answer sent again');
    await store.erase(unit, { id: victim.id, idHash });
    await store.close();
    await world.collector.start();

    const again = await post(world.collector.url, { ...batch, batch: crypto.randomUUID() });
    const result = again?.results.find(({ id }) => id === victim.id);
    expect(result).to.deep.include({ id: victim.id, status: 'rejected' });
    expect(result?.status === 'rejected' && result.reason.type).to.equal('/problems/erased');
    const { answers, rejected } = readHoldings(world.collector.data);
    expect(
      [...answers, ...rejected].map(({ id }) => id),
      'stored',
    ).to.not.include(victim.id);
    expect(answers.length, 'the others').to.equal(4);
  },
};
