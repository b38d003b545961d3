import type { Batch } from '@skm-survey/protocol';
import { limits } from '@skm-survey/protocol';
import { createClient } from '@skm-survey/sdk';
import { expect } from 'chai';
import { sha256 } from '../src/outbox/sha256.ts';
import { memoryStore } from '../src/outbox/memory-store.ts';
import { StoreFault } from '../src/outbox/store.ts';
import type { Store } from '../src/outbox/store.ts';
import { problem } from './support/collector.ts';
import { settle } from './support/machine.ts';
import { heard, Rig } from './support/rig.ts';
import { submission } from './support/submissions.ts';

const offline = { fetch: (): Promise<Response> => Promise.reject(new TypeError('offline')) };

/** A disk whose writes of answers fail as `kind` says, until it is mended. */
function failing(rig: Rig, name: string): { store: Store; mend: () => void } {
  const good = memoryStore({ entries: rig.disk, durable: true });
  let broken = true;
  return {
    mend: () => (broken = false),
    store: {
      ...good,
      transact: (...args) =>
        broken && args[0].length > 0
          ? Promise.reject(StoreFault.from(new DOMException('test', name)))
          : good.transact(...args),
    },
  };
}

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
    const client = new Rig().client({ collector: 'mailto:nobody' });
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

describe('a suspect store', () => {
  it('is not written to, and what is delivered meanwhile is not sent twice', async () => {
    const rig = new Rig();
    const before = rig.client({}, offline);
    await before.submit(submission());
    before.close();
    rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify({ suspect: true }));
    const frozen = new Map(rig.disk);

    const client = rig.client();
    const report = await client.flush();
    await client.flush();

    expect(report.accepted).to.equal(1);
    expect(rig.disk).to.deep.equal(frozen);
    expect(rig.collector.batches.filter(({ items }) => items.length)).to.have.length(1);
    expect((await client.status()).store).to.equal('suspect');
  });

  it('is healed by turning the log over before the next answer is saved', async () => {
    const rig = new Rig();
    rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify({ suspect: true }));
    const written: number[] = [];
    const { store } = rig;
    rig.store = {
      ...store,
      transact: (keys, change, durability) =>
        store.transact(
          keys,
          (values) => {
            const changed = change(values);
            written.push(
              (changed.put ?? []).reduce(
                (sum, [, value]) => sum + (value instanceof Uint8Array ? value.length : 0),
                0,
              ),
            );
            return changed;
          },
          durability,
        ),
    };
    const client = rig.client();

    expect((await client.submit(submission())).kind).to.equal('saved');

    expect(written[0]).to.be.greaterThan(4_000_000);
    expect((await client.status()).store).to.equal('ok');
    expect(rig.keys('f/')).to.deep.equal([]);
    expect(rig.machine.mirror.getItem('skm-survey/unit')).not.to.contain('suspect');
  });

  it('stays suspect over a reload until it is healed', async () => {
    const rig = new Rig();
    rig.store = failing(rig, 'UnknownError').store;
    await rig.client().submit(submission());
    rig.store = new Rig().store;
    const reloaded = rig.client();
    expect((await reloaded.status()).store).to.equal('suspect');
  });
});

describe('a wiped device', () => {
  it('declares by number what may have been lost, and starts another stream', async () => {
    const rig = new Rig();
    const before = rig.client({}, offline);
    await before.submit(submission());
    await before.submit(submission());
    const { stream } = rig.disk.get('meta') as { stream: string };
    before.close();
    rig.disk.clear();

    const client = rig.client();
    const losses = heard(client, 'skm-lost');
    await client.submit(submission());
    await client.flush();

    expect(losses).to.have.length(1);
    expect(losses[0]).to.deep.include({ stream, ranges: [[1, 2]] });
    expect([...rig.collector.streams.get(stream)!.lost]).to.deep.equal([1, 2]);
    expect(rig.collector.streams.get(stream)!.closed).to.equal(true);
    expect(rig.collector.streams.size).to.equal(2);
  });

  it('gives no number twice when the disk was set back', async () => {
    const rig = new Rig();
    const client = rig.client({ device: 'kiosk-1' }, offline);
    await client.submit(submission());
    const snapshot = structuredClone(rig.disk);
    await client.submit(submission());
    client.close();
    rig.disk.clear();
    for (const entry of snapshot) rig.disk.set(...entry);

    const later = rig.client({ device: 'kiosk-1' });
    const outcome = await later.submit(submission());
    await later.flush();

    expect(outcome).to.include({ seq: 3 });
    const [stream] = rig.collector.streams.values();
    expect([[...stream!.seqs], [...stream!.lost]]).to.deep.equal([[1, 3], [2]]);
  });

  it('leaves what a newer version wrote alone', async () => {
    const rig = new Rig();
    rig.disk.set('meta', { v: 2, all: 'new' });
    const client = rig.client();
    expect((await client.submit(submission())).kind).to.equal('accepted');
    expect(rig.disk.get('meta')).to.deep.equal({ v: 2, all: 'new' });
  });
});

describe('the name of a stream', () => {
  it('of a visitor is dropped once all is delivered and the collector knows', async () => {
    const rig = new Rig();
    const client = rig.client();
    await client.submit(submission());
    await client.flush();
    expect(rig.disk.get('meta')).to.deep.include({ stream: null, ended: [], high: 0 });
    expect(rig.machine.mirror.getItem('skm-survey/unit')).to.equal('{}');
    expect([...rig.collector.streams.values()].map(({ closed }) => closed)).to.deep.equal([true]);
    await client.submit(submission());
    await client.flush();
    expect(rig.collector.streams.size).to.equal(2);
  });

  it('of a kiosk stays', async () => {
    const rig = new Rig();
    const client = rig.client({ device: 'kiosk-1' });
    await client.submit(submission());
    await client.flush();
    await client.submit(submission());
    await client.flush();
    expect(
      [...rig.collector.streams.values()].map(({ closed, high }) => [closed, high]),
    ).to.deep.equal([[false, 2]]);
    expect(rig.collector.batches.every(({ device }) => device === 'kiosk-1')).to.equal(true);
  });
});

describe('quarantine', () => {
  const rejected = (rig: Rig): void => {
    rig.collector.verdict = (id, body) =>
      body.includes('bad')
        ? { id, status: 'rejected', reason: { type: '/problems/x', detail: 'no' } }
        : null;
  };

  it('keeps what was rejected, while the rest flows', async () => {
    const rig = new Rig();
    rejected(rig);
    const client = rig.client();
    const events = heard(client, 'skm-quarantined');
    const { id } = await client.submit(submission('bad'));
    await client.submit(submission('good'));
    expect(await client.flush()).to.deep.equal({
      accepted: 1,
      duplicate: 0,
      quarantined: 1,
      pending: 0,
    });
    expect(events[0]).to.deep.include({
      id,
      reason: { code: 'answer-rejected', detail: '/problems/x: no' },
    });
    expect(await client.quarantine.list()).to.have.length(1);
    expect(JSON.parse(await client.quarantine.export())).to.have.nested.property('record.id', id);
  });

  it('sends again what a person lets go', async () => {
    const rig = new Rig();
    rejected(rig);
    const client = rig.client();
    const { id } = await client.submit(submission('bad'));
    await client.flush();
    rig.collector.verdict = () => null;
    expect(await client.quarantine.retry()).to.equal(1);
    await client.flush();
    expect([...rig.collector.answers.keys()]).to.deep.equal([id]);
    expect(await client.status()).to.include({ pending: 0, quarantined: 0 });
  });

  it('erases for ever what a person erases', async () => {
    const rig = new Rig();
    rejected(rig);
    const client = rig.client();
    const { id } = await client.submit(submission('bad'));
    await client.flush();
    expect(await client.quarantine.erase([id, 'unknown'])).to.equal(1);
    expect(rig.keys('x/')).to.deep.equal([]);
    expect((await client.status()).quarantined).to.equal(0);
  });

  it('does not keep what was erased at the collector', async () => {
    const rig = new Rig();
    rig.collector.verdict = (id) => ({
      id,
      status: 'rejected',
      reason: { type: '/problems/erased', detail: '' },
    });
    const client = rig.client();
    const events = heard(client, 'skm-erased');
    await client.submit(submission());
    await client.flush();
    expect(events).to.have.length(1);
    expect(await client.status()).to.include({ pending: 0, quarantined: 0 });
  });
});

describe('poison', () => {
  /** A network that is down at first, and then a collector that chokes on one word. */
  const choking = (rig: Rig, status: number) => {
    const way = {
      open: false,
      fetch: (url: string, init: RequestInit): Promise<Response> => {
        if (!way.open) return offline.fetch();
        if (String(init.body).includes('poison')) return Promise.resolve(problem(status));
        return rig.collector.fetch(url, init);
      },
    };
    return way;
  };

  for (const [status, code] of [
    [422, 'answer-rejected'],
    [400, 'answer-rejected'],
    [413, 'answer-too-large'],
  ] as const) {
    it(`is found alone among fifty by ${status}`, async () => {
      const rig = new Rig();
      const way = choking(rig, status);
      const client = rig.client({}, way);
      for (let i = 0; i < limits.batchItems; i++)
        await client.submit(submission(i === 17 ? 'poison' : 'good'));
      way.open = true;
      const report = await client.flush();
      expect(report).to.include({ quarantined: 1, pending: 0 });
      expect(rig.collector.answers.size).to.equal(limits.batchItems - 1);
      const [aside] = await client.quarantine.list();
      expect(aside).to.include({ seq: 18 });
      expect(aside?.reason.code).to.equal(code);
    });
  }

  it('is nobody when the collector refuses even an empty batch', async () => {
    const rig = new Rig();
    const client = rig.client({}, { fetch: () => Promise.resolve(problem(422)) });
    await client.submit(submission());
    expect(await client.flush()).to.include({ quarantined: 0, pending: 1 });
    expect((await client.status()).delivery).to.equal('misconfigured');
  });

  it('is nobody when a proxy says 413 to a single answer', async () => {
    const rig = new Rig();
    const client = rig.client(
      {},
      { fetch: () => Promise.resolve(new Response('', { status: 413 })) },
    );
    await client.submit(submission());
    expect(await client.flush()).to.include({ quarantined: 0, pending: 1 });
  });
});

describe('close', () => {
  it('leaves no timer and no listener', async () => {
    const rig = new Rig();
    const client = rig.client({}, offline);
    await client.submit(submission());
    await rig.machine.advance(5_000);
    client.close();
    await settle();
    expect(rig.machine.alarms).to.deep.equal([]);
    await rig.machine.wake('online');
    expect(rig.machine.alarms).to.deep.equal([]);
  });
});
