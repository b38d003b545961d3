import type { Batch } from '@skm-survey/protocol';
import { createClient } from '@skm-survey/sdk';
import { expect } from 'chai';
import { memoryStore } from './support/memory-store.ts';
import { sha256 } from '../src/outbox/sha256.ts';
import { failing, offline } from './support/faults.ts';
import { heard, Rig } from './support/rig.ts';
import { submission } from './support/submissions.ts';

describe('submit', () => {
  it('is saved with exact bytes, hash, stream and the next number', async () => {
    const rig = new Rig();
    const client = rig.client({ service: 'ktp' }, offline);

    await client.submit(submission('a'));
    const outcome = await client.submit(submission('b'));

    expect(outcome).to.include({ kind: 'saved', seq: 2 });
    const [first, second] = rig
      .keys('r/')
      .map((key) => rig.disk.get(key) as Batch['items'][number] & { stream: string });
    expect(JSON.parse(second!.body)).to.deep.equal({ ...submission('b'), v: 1, service: 'ktp' });
    expect(second!.sha256).to.equal(sha256(second!.body));
    expect(second!.stream).to.equal(first!.stream);
    expect(second).to.include({ id: outcome.id, seq: 2, tz: 420, at: '2026-11-01T00:00:00.000Z' });
  });

  it('keeps every member of an answer, and nothing else', async () => {
    const rig = new Rig();
    const client = rig.client({}, offline);
    const said = {
      ...submission('a'),
      ...{ service: 'ktp', counter: 'loket-3', officer: 'p-7', ticket: 'a.b.c' },
      variant: { base: { id: 'skm-2017', revision: '1' }, changes: { leaveOut: ['biaya'] } },
      ...{ comment: 'baik', reasons: { waktu: 'lama' }, partial: true, assisted: true },
    };
    await client.submit({ ...said, ...{ strange: 1 } });
    const [record] = rig.keys('r/').map((key) => rig.disk.get(key) as Batch['items'][number]);
    expect(JSON.parse(record!.body)).to.deep.equal({ v: 1, ...said });
  });

  it('tells of it by an event', async () => {
    const client = new Rig().client();
    const saved = heard(client, 'skm-saved');
    const { id } = await client.submit(submission());
    expect(saved).to.have.length(1);
    expect(saved[0]).to.include({ id, seq: 1 });
  });

  it('sends at once and lets go', async () => {
    const rig = new Rig();
    const client = rig.client();
    const accepted = heard(client, 'skm-accepted');
    const { id } = await client.submit(submission());
    await rig.machine.advance(0);
    expect(accepted[0]).to.include({ id, duplicate: false });
    expect(rig.keys('r/')).to.deep.equal([]);
    expect(await client.status()).to.include({
      pending: 0,
      delivery: 'idle',
      store: 'ok',
      durable: true,
    });
  });

  it('sends what was sealed, hashed as sealed', async () => {
    const rig = new Rig();
    const enc = { kid: 'k1', alg: 'HPKE-P256-A256GCM' } as const;
    const client = rig.client({ seal: () => Promise.resolve({ body: 'c2VhbGVk', enc }) });
    await client.submit(submission());
    await client.flush();
    const item = rig.collector.batches[0]?.items[0];
    expect(item).to.deep.include({ body: 'c2VhbGVk', enc, sha256: sha256('c2VhbGVk') });
  });

  it('says at once that an answer can never be accepted, and stores nothing', async () => {
    const rig = new Rig();
    const client = rig.client();
    const wrong = await client.submit({ ...submission(), answers: { a: NaN } });
    expect(wrong).to.include({ kind: 'failed', code: 'answer-invalid' });
    // A collector could not even name it in a reply, and would refuse the batch around it.
    const unnamed = await client.submit(submission(), { id: '' });
    expect(unnamed).to.include({ kind: 'failed', code: 'answer-invalid' });
    const answers = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`item-${i}`, 4]));
    const large = await client.submit({ ...submission(), answers });
    expect(large).to.include({ kind: 'failed', code: 'answer-too-large' });
    expect(rig.disk.size).to.equal(0);
  });

  it('throws for a unit that no collector accepts, and only shows a wrong address', async () => {
    expect(() => createClient({ collector: 'http://c', unit: 'no such/unit' })).to.throw(
      TypeError,
      /unit/,
    );
    const client = new Rig().client({ collector: 'mailto:nobody' }, offline);
    expect(await client.submit(submission())).to.include({ kind: 'saved' });
    await client.flush();
    const { delivery, problem: shown, pending } = await client.status();
    expect([delivery, shown?.code, pending]).to.deep.equal([
      'misconfigured',
      'collector-misconfigured',
      1,
    ]);
  });
});

describe('submit when it cannot be saved', () => {
  const faults = [
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'suspect'],
    ['InvalidStateError', 'unavailable'],
  ] as const;
  for (const [error, state] of faults) {
    it(`waits for the collector after ${error}, and shows ${state}`, async () => {
      const rig = new Rig();
      rig.store = failing(rig, error).store;
      const client = rig.client();
      const problems = heard(client, 'skm-problem');
      expect(await client.submit(submission())).to.include({ kind: 'accepted' });
      expect(problems[0]).to.include({ code: `store-${state}` });
      expect((await client.status()).store).to.equal(state);
    });

    it(`fails with store-${state} when the collector is away too`, async () => {
      const rig = new Rig();
      rig.store = failing(rig, error).store;
      expect(await rig.client({}, offline).submit(submission())).to.include({
        kind: 'failed',
        code: `store-${state}`,
      });
    });
  }

  it('never says saved over a store that does not outlive the window', async () => {
    const rig = new Rig();
    rig.store = memoryStore();
    const client = rig.client();
    expect((await client.submit(submission())).kind).to.equal('accepted');
    expect(await client.status()).to.include({ durable: false, store: 'unavailable' });
  });

  it('counts once what was tried again under the id of the failure', async () => {
    const rig = new Rig();
    rig.store = memoryStore();
    const client = rig.client();
    // The collector commits, the reply is lost.
    rig.collector.faults.push((batch) => {
      rig.collector.take(batch);
      throw new TypeError('reset');
    });
    const failed = await client.submit(submission());
    expect(failed.kind).to.equal('failed');

    expect(await client.submit(submission(), { id: failed.id })).to.include({ kind: 'accepted' });

    expect(rig.collector.answers.size).to.equal(1);
    expect(rig.collector.streams.size).to.equal(1);
  });

  it('passes the word of the collector on', async () => {
    const rig = new Rig();
    rig.store = memoryStore();
    rig.collector.verdict = (id) => ({
      id,
      status: 'rejected',
      reason: { type: '/problems/x', detail: 'no' },
    });
    expect(await rig.client().submit(submission())).to.include({
      kind: 'failed',
      code: 'answer-rejected',
    });
    rig.collector.verdict = (id) => ({ id, status: 'conflict' });
    expect(await rig.client().submit(submission())).to.include({
      kind: 'failed',
      code: 'answer-conflict',
    });
  });

  it('refuses visibly at its own limit and saves again when there is room', async () => {
    const rig = new Rig();
    let reachable = false;
    const client = rig.client(
      { caps: { records: 2, bytes: 1e9 } },
      { fetch: (...args) => (reachable ? rig.collector.fetch(...args) : offline.fetch()) },
    );
    await client.submit(submission());
    await client.submit(submission());
    expect(await client.submit(submission())).to.include({ kind: 'failed', code: 'store-full' });
    expect((await client.status()).store).to.equal('full');

    reachable = true;
    await client.flush();

    expect((await client.status()).store).to.equal('ok');
    expect((await client.submit(submission())).kind).to.equal('saved');
  });
});

describe('an answer handed over twice under one id', () => {
  it('is counted once, and both its places are settled', async () => {
    const rig = new Rig();
    const client = rig.client({}, offline);
    const { id } = await client.submit(submission());
    await client.submit(submission(), { id });
    client.close();
    await rig.client().flush();
    await rig.machine.advance(60_000);
    expect([...rig.collector.answers.keys()]).to.deep.equal([id]);
    const [stream] = rig.collector.streams.values();
    expect([...(stream?.seqs ?? [])]).to.deep.equal([1, 2]);
    expect(stream?.lost.size).to.equal(0);
    expect(rig.keys('r/')).to.deep.equal([]);
  });
});
