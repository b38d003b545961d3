import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { batchOf, believe, itemOf, post, statuses } from '../harness/crafted.ts';
import { readHoldings } from '../harness/database.ts';

export const d2: FaultCase = {
  id: 'D2',
  title:
    'the same id with other bytes; the same place with another id (a cloned disk): nothing is dropped',
  engines: ['chromium'],
  rounds: { full: 1 },
  async run({ world }) {
    const { url } = world.collector;
    const first = itemOf('d2-first', 1);
    believe(world.ledger, await post(url, batchOf('clone', [first])));
    world.wire.countFault('same id, other bytes');
    const forged = itemOf('d2-other', 1, { id: first.id });
    expect(statuses(await post(url, batchOf('clone', [forged])))).to.deep.equal(['conflict']);
    expect(statuses(await post(url, batchOf('clone', [first]))), 'the first again').to.deep.equal([
      'duplicate',
    ]);

    world.wire.countFault('same place, other id');
    const cloned = [itemOf('d2-clone-1', 1), itemOf('d2-clone-2', 2)];
    const reply = await post(url, batchOf('clone', cloned));
    believe(world.ledger, reply);
    expect(statuses(reply)).to.deep.equal(['accepted', 'accepted']);
    const again = await post(url, batchOf('clone', cloned));
    expect(statuses(again), 'the clone again').to.deep.equal(['duplicate', 'duplicate']);

    const { answers, rejected } = readHoldings(world.collector.data);
    expect(answers.map(({ id }) => id)).to.include.members([
      first.id,
      cloned[0]!.id,
      cloned[1]!.id,
    ]);
    expect(
      rejected.map(({ sha256 }) => sha256),
      'both versions kept',
    ).to.include(forged.sha256);
  },
};

/** What a broken or hostile client puts on the wire: each item is judged alone. */
export const d2Wire: FaultCase = {
  id: 'D1-wire',
  title: 'malformed items on the wire: each is judged alone, the rest of the batch flows',
  engines: ['chromium'],
  rounds: { full: 1 },
  async run({ world }) {
    const { url } = world.collector;
    const bad: [string, object][] = [
      ['wrong digest', { sha256: '0'.repeat(64) }],
      ['not JSON', { body: 'not JSON' }],
      ['JSON of something else', { body: '[]' }],
      ['too large', { body: JSON.stringify({ v: 1, comment: 'x'.repeat(20_000) }) }],
      ['NUL', { body: '{"v":1,"comment":"\\u0000"}' }],
      ['deep', { body: `${'['.repeat(5000)}${']'.repeat(5000)}` }],
    ];
    for (const [number, [name, changes]] of bad.entries()) {
      world.wire.countFault(`wire: ${name}`);
      const good = [itemOf(`d1w-${number}-a`, 1), itemOf(`d1w-${number}-b`, 3)];
      const poison = itemOf(`d1w ${number}`, 2, changes);
      const reply = await post(url, batchOf(`wire-${number}`, [good[0]!, poison, good[1]!]));
      believe(world.ledger, reply);
      expect(statuses(reply), name).to.deep.equal(['accepted', 'rejected', 'accepted']);
    }
  },
};
