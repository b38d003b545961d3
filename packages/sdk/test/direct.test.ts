import type { ItemResult } from '@skm-survey/protocol';
import type { Client, SubmitOutcome } from '@skm-survey/sdk';
import { expect } from 'chai';
import { sha256 } from '../src/outbox/sha256.ts';
import { StoreFault } from '../src/outbox/store.ts';
import { uuid } from './support/batches.ts';
import { offline } from './support/faults.ts';
import { memoryStore } from './support/memory-store.ts';
import { json, portal } from './support/response.ts';
import { submission } from './support/submissions.ts';
import { Wire } from './support/wire.ts';

/** A client on a machine that keeps nothing. */
function storeless(): { wire: Wire; client: Client; streamOf: (id: string) => string[] } {
  const wire = new Wire();
  wire.rig.store = memoryStore();
  const streamOf = (id: string): string[] =>
    wire.sent.flatMap(({ batch }) => (batch.items[0]?.id === id ? [batch.stream] : []));
  return { wire, client: wire.rig.client({}, wire), streamOf };
}

const messageOf = (outcome: SubmitOutcome): unknown =>
  outcome.kind === 'failed' && outcome.cause instanceof Error && outcome.cause.message;

describe('an answer that is sent directly', () => {
  it('is alone in a stream that is over with it, by a request that the page waits for', async () => {
    const { wire, client } = storeless();
    await client.submit(submission());
    await client.submit(submission());
    expect(wire.sent.map(({ keepalive }) => keepalive)).to.deep.equal([false, false]);
    for (const { batch } of wire.sent) {
      expect(batch).to.include({ high: 1, pending: 1, closed: true });
      expect(batch.items.map(({ seq }) => seq)).to.deep.equal([1]);
      expect(batch).not.to.have.any.keys('lost', 'device');
    }
    expect(wire.rig.collector.streams.size).to.equal(2);
  });

  it('bears the hash of its text, whether or not there was time for it before', async () => {
    const { wire, client } = storeless();
    await client.submit(submission());
    await wire.rig.machine.tell('leaving');
    await client.submit(submission());
    const [before, after] = wire.sent.map(({ batch }) => batch.items[0]);
    expect(before?.sha256).to.equal(sha256(before!.body));
    expect(after?.sha256).to.equal(sha256(after!.body));
  });

  it('that fails says what the store and what the collector did', async () => {
    const { wire, client } = storeless();
    wire.answer = () => portal();
    const failed = await client.submit(submission());
    expect(failed).to.include({ kind: 'failed', code: 'store-unavailable' });
    expect(messageOf(failed)).to.equal('sent directly, but: 200 with content-type text/html');
    const { cause } = (failed as { cause: Error }).cause;
    expect(cause).to.be.instanceOf(StoreFault);

    wire.answer = (batch) => json({ ...wire.rig.collector.take(batch), results: [] });
    expect(messageOf(await client.submit(submission()))).to.equal(
      'sent directly, but the collector did not take it',
    );
  });

  it('that the collector will never count says why', async () => {
    const { wire, client } = storeless();
    const reason = { type: '/problems/x', detail: 'no' };
    const verdicts: [string, Omit<ItemResult, 'id'>, object][] = [
      ['answer-rejected', { status: 'rejected', reason } as Omit<ItemResult, 'id'>, reason],
      ['answer-conflict', { status: 'conflict' }, { status: 'conflict' }],
    ];
    for (const [code, verdict, cause] of verdicts) {
      wire.rig.collector.verdict = (id) => ({ id, ...verdict }) as ItemResult;
      const outcome = await client.submit(submission());
      expect(outcome).to.include({ kind: 'failed', code });
      expect((outcome as { cause: object }).cause).to.include(cause);
    }
  });

  it('tried again goes in the same stream with the same bytes, and changed in another', async () => {
    const { wire, client, streamOf } = storeless();
    wire.answer = () => offline.fetch();
    const id = uuid(1_000);
    await client.submit(submission('a'), { id });
    await client.submit(submission('a'), { id });
    await client.submit(submission('b'), { id });
    const [first, second, third] = streamOf(id);
    expect(second).to.equal(first);
    expect(third).not.to.equal(first);
    const [one, two] = wire.sent.map(({ batch }) => batch.items[0]);
    expect(two).to.deep.equal(one);
  });

  it('is remembered while its fate is unknown, however many are taken meanwhile', async () => {
    const { wire, client, streamOf } = storeless();
    const id = uuid(1_000);
    wire.answer = () => offline.fetch();
    await client.submit(submission(), { id });
    wire.answer = () => null;
    for (let i = 0; i < 150; i++) await client.submit(submission());
    await client.submit(submission(), { id });
    expect(new Set(streamOf(id)).size).to.equal(1);
  });

  it('is remembered among the last hundred that failed', async () => {
    for (const [others, streams] of [
      [99, 1],
      [100, 2],
    ] as const) {
      const { wire, client, streamOf } = storeless();
      const id = uuid(1_000);
      wire.answer = () => offline.fetch();
      await client.submit(submission(), { id });
      for (let i = 0; i < others; i++) await client.submit(submission());
      await client.submit(submission(), { id });
      expect(new Set(streamOf(id)).size, `${others} others`).to.equal(streams);
    }
  });
});
