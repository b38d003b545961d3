import { Completeness } from '@skm-survey/protocol';
import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Hono } from 'hono';
import { fingerprint, targetOf } from '../src/digest.ts';
import { batchOf, itemOf, replyTo } from './support/batches.ts';
import { cleanUp, sqliteApp, sqliteStore } from './support/sqlite.ts';

afterEach(cleanUp);

const completenessOf = async (app: Hono, query = ''): Promise<Completeness> =>
  Completeness.parse(await (await app.request(`/v1/units/dinas/completeness${query}`)).json());

type Figures = Pick<
  Completeness['totals'],
  | 'announced'
  | 'accepted'
  | 'rejected'
  | 'duplicates'
  | 'erased'
  | 'declaredLost'
  | 'pending'
  | 'unknown'
>;

const sumOf = (f: Figures): number =>
  f.accepted + f.rejected + (f.duplicates ?? 0) + f.erased + f.declaredLost + f.pending + f.unknown;

describe('GET /v1/units/{unit}/completeness', () => {
  it('says of every announced number what became of it', async () => {
    const { app, store } = await sqliteApp();
    const erased = await itemOf(2);
    const items = [await itemOf(1), erased, await itemOf(3, 'no JSON')];
    await replyTo(app, batchOf(items, { high: 10, pending: 2, lost: [[5, 6]] }));
    await store.erase('dinas', await targetOf('dinas', erased.id));
    const { totals, streams } = await completenessOf(app);
    const figures = {
      accepted: 1,
      rejected: 1,
      erased: 1,
      declaredLost: 2,
      pending: 2,
      unknown: 3,
    };
    expect(totals).to.include({ announced: 10, streams: 1, ...figures });
    expect(streams[0]).to.deep.include({ announced: 10, ...figures });
    expect(streams[0]?.missing).to.deep.equal([
      [4, 4],
      [7, 10],
    ]);
  });

  it('adds up, whatever came', async () => {
    const happening = fc.record({
      seqs: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }),
      stream: fc.constantFrom('a', 'b'),
      high: fc.integer({ min: 0, max: 40 }),
      pending: fc.integer({ min: 0, max: 40 }),
      lost: fc.array(
        fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(5)).map(([n, more]) => [n, n + more]),
        { maxLength: 3 },
      ),
      bad: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 8 }), async (happenings) => {
        const { app } = await sqliteApp();
        for (const { seqs, bad, ...about } of happenings) {
          const items = await Promise.all(seqs.map((seq) => itemOf(seq, bad ? 'x' : undefined)));
          await replyTo(app, batchOf(items, about as Parameters<typeof batchOf>[1]));
        }
        const { totals, streams } = await completenessOf(app);
        for (const figures of [totals, ...streams]) {
          expect(sumOf(figures)).to.equal(figures.announced);
        }
        await cleanUp();
      }),
      { numRuns: 40 },
    );
  });

  it('does not call rejected what had come under another stream', async () => {
    const { app } = await sqliteApp();
    const sent = await itemOf(1);
    await replyTo(app, batchOf([sent], { stream: 'langsung' }));
    const saved = [{ ...sent, seq: 1 }, await itemOf(2, 'no JSON'), await itemOf(3)];
    await replyTo(app, batchOf(saved, { stream: 'tersimpan', high: 4 }));
    const { totals, streams } = await completenessOf(app);
    expect(totals).to.include({ announced: 5, accepted: 2, rejected: 1, duplicates: 1 });
    expect(streams).to.have.length(1);
    expect(streams[0]).to.include({ announced: 4, accepted: 1, rejected: 1, duplicates: 1 });
  });

  it('reads the totals once for all who ask within five seconds', async () => {
    const store = await sqliteStore();
    const scan = store.streamTotals.bind(store);
    let scans = 0;
    store.streamTotals = (unit) => {
      scans += 1;
      return scan(unit);
    };
    const { app, environment } = await sqliteApp({ store });
    const started = environment.now().toISOString();
    await replyTo(app, batchOf([await itemOf(1)]));
    await Promise.all([completenessOf(app), completenessOf(app)]);
    expect(scans).to.equal(1);
    await replyTo(app, batchOf([await itemOf(2)]));
    environment.advance(4_999);
    const kept = await completenessOf(app);
    expect([scans, kept.totals.accepted, kept.generatedAt]).to.deep.equal([1, 1, started]);
    environment.advance(1);
    const { totals } = await completenessOf(app);
    expect([scans, totals.accepted]).to.deep.equal([2, 2]);
  });

  it('does not keep a reading that failed', async () => {
    const store = await sqliteStore();
    const scan = store.streamTotals.bind(store);
    store.streamTotals = () => Promise.reject(new Error('disk'));
    const { app } = await sqliteApp({ store, report: () => undefined });
    expect((await app.request('/v1/units/dinas/completeness')).status).to.equal(500);
    store.streamTotals = scan;
    expect((await completenessOf(app)).totals.streams).to.equal(0);
  });

  it('names a stream by what only its owner recognises, and the public by the day only', async () => {
    const { app } = await sqliteApp();
    await replyTo(app, batchOf([], { stream: 'rahasia', high: 1 }));
    const response = await app.request('/v1/units/dinas/completeness');
    const text = await response.text();
    expect(text).not.to.include('rahasia');
    const { streams } = Completeness.parse(JSON.parse(text));
    expect(streams[0]?.stream).to.equal(await fingerprint('rahasia'));
    expect(streams[0]?.lastSeen).to.equal('2026-03-10');
  });

  it('notices a named device that has gone silent, unless it said goodbye', async () => {
    const { app, environment } = await sqliteApp();
    await replyTo(app, batchOf([], { stream: 'a', device: 'kios-1' }));
    await replyTo(app, batchOf([], { stream: 'b', device: 'kios-2', closed: true }));
    await replyTo(app, batchOf([], { stream: 'c', high: 1 }));
    const silent = async (query = ''): Promise<(string | null)[]> =>
      (await completenessOf(app, query)).streams
        .filter((stream) => stream.silent)
        .map(({ device }) => device);
    expect(await silent()).to.deep.equal([]);
    environment.advance(61 * 60_000);
    expect(await silent()).to.deep.equal(['kios-1']);
    expect(await silent('?silent-after=90')).to.deep.equal([]);
  });

  it('keeps what a named device says of its store, of the public nothing, and takes a batch without items for a sign of life', async () => {
    const { app, environment } = await sqliteApp();
    const say = (rest: Partial<Parameters<typeof batchOf>[1]>): Promise<unknown> =>
      replyTo(app, batchOf([], { high: 1, ...rest }));
    await say({ stream: 'a', device: 'kios-1', health: 'suspect', persisted: false });
    await say({ stream: 'b', health: 'ok', persisted: true });
    const told = async (): Promise<unknown[]> =>
      (await completenessOf(app)).streams
        .sort((one) => (one.device === null ? 1 : -1))
        .map(({ device, health, persisted, silent }) => [device, health, persisted, silent]);
    expect(await told()).to.deep.equal([
      ['kios-1', 'suspect', false, false],
      [null, null, null, false],
    ]);
    environment.advance(61 * 60_000);
    expect((await told())[0]).to.deep.equal(['kios-1', 'suspect', false, true]);
    await say({ stream: 'a', device: 'kios-1', health: 'ok' });
    expect((await told())[0]).to.deep.equal(['kios-1', 'ok', false, false]);
  });

  it('is told page by page, each stream once, with totals over all of them', async () => {
    const { app } = await sqliteApp();
    const names = ['a', 'b', 'c', 'd'];
    for (const stream of names) await replyTo(app, batchOf([], { stream, high: 1 }));
    const first = await completenessOf(app, '?limit=2');
    const second = await completenessOf(app, `?limit=2&after=${first.next}`);
    expect([first.totals.streams, second.totals.streams]).to.deep.equal([4, 4]);
    expect([first.streams.length, second.streams.length, second.next]).to.deep.equal([2, 2, null]);
    const told = [...first.streams, ...second.streams].map(({ stream }) => stream);
    expect(told).to.have.members(await Promise.all(names.map(fingerprint)));
  });

  it('tells of every stream where all are asked for: also those of which nothing is missing', async () => {
    const { app } = await sqliteApp();
    const names = ['a', 'b', 'c'];
    for (const [i, stream] of names.entries()) {
      const items = [{ ...(await itemOf(i + 1)), seq: 1 }];
      await replyTo(app, batchOf(items, { stream, high: 1, pending: 0, closed: true }));
    }
    const { streams, totals } = await completenessOf(app);
    expect([streams, totals.streams]).to.deep.equal([[], 3]);
    const first = await completenessOf(app, '?streams=all&limit=2');
    const rest = await completenessOf(app, `?streams=all&limit=2&after=${first.next}`);
    const told = [...first.streams, ...rest.streams];
    expect(told.map(({ stream }) => stream)).to.have.members(
      await Promise.all(names.map(fingerprint)),
    );
    for (const one of told)
      expect(one).to.include({ announced: 1, accepted: 1, unknown: 0, closed: true });
  });

  it('never tells more than 100 streams unasked, nor more than 500 at all', async () => {
    const store = await sqliteStore();
    const asked: number[] = [];
    store.streams = (_, { limit }) => {
      asked.push(limit - 1);
      return Promise.resolve([]);
    };
    const { app } = await sqliteApp({ store });
    for (const query of ['', '?limit=7', '?limit=500', '?limit=999999']) {
      await completenessOf(app, query);
    }
    expect(asked).to.deep.equal([100, 7, 500, 500]);
  });

  it('refuses what it cannot understand', async () => {
    const { app } = await sqliteApp({ units: [{ id: 'dinas' }] });
    const at = (path: string): Promise<Response> => Promise.resolve(app.request(path));
    for (const query of ['after=x', 'limit=0', 'limit=semua', 'silent-after=-1', 'streams=none']) {
      expect((await at(`/v1/units/dinas/completeness?${query}`)).status, query).to.equal(400);
    }
    expect((await at('/v1/units/lain/completeness')).status).to.equal(404);
  });
});
