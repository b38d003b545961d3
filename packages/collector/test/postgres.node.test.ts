import { expect } from 'chai';
import { createApp } from '../src/app.ts';
import { systemEnvironment, type Environment } from '../src/environment.ts';
import { CollectorError } from '../src/node/errors.ts';
import { openPostgresStore } from '../src/node/postgres.ts';
import type { AnswerStore } from '../src/store/port.ts';
import { batchOf as wireBatchOf, itemOf, post, replyTo, statusesOf } from './support/batches.ts';
import { batchOf, countedIn, counting, listed, statuses } from './support/examined.ts';
import { fakeEnvironment } from './support/environment.ts';
import { startPostgres, type TestServer } from './support/postgres.ts';
import { describeStore } from './support/store-conformance.ts';

const tables =
  'answer, rejected, tombstone, ticket, stream, tally, questionnaire, variant, receipt';

describe('PostgreSQL', function () {
  this.timeout(60_000);
  let server: TestServer;
  const stores: AnswerStore[] = [];

  before(async () => {
    server = await startPostgres();
  });
  after(() => server.stop());
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close().catch(() => undefined);
  });

  async function open(url = server.url, environment?: Environment): Promise<AnswerStore> {
    const store = await openPostgresStore({ url, ...(environment && { environment }) });
    stores.push(store);
    return store;
  }

  async function openEmpty(): Promise<AnswerStore> {
    const store = await open();
    await server.query(`truncate ${tables}`);
    return store;
  }

  describeStore('PostgreSQL', openEmpty);

  describe('opening the store on PostgreSQL', () => {
    async function refusalOf(url: string): Promise<CollectorError> {
      const error: unknown = await open(url).catch((reason: unknown) => reason);
      if (error instanceof CollectorError) return error;
      throw new Error(`expected a CollectorError, got ${String(error)}`);
    }

    it('refuses a server that would not flush its commits, and one that no longer does is not well', async () => {
      const store = await open();
      await server.query('alter system set fsync = off', 'select pg_reload_conf()');
      try {
        // A server takes up its settings when it next looks for messages, a moment after it was told to.
        while ((await store.health()).kind === 'ok') await systemEnvironment.sleep(5);
        expect(await store.health()).to.deep.include({ kind: 'failing', engine: 'postgresql' });
        const { code, message } = await refusalOf(server.url);
        expect(code).to.equal('store-not-durable');
        expect(message).to.include('fsync=off');
      } finally {
        await server.query('alter system reset fsync', 'select pg_reload_conf()');
      }
    });

    it('asks for flushed commits itself, whatever the database is set to', async () => {
      const url = await server.another('careless');
      await server.query('alter database careless set synchronous_commit = off');
      const { kind, detail } = await (await open(url)).health();
      expect({ kind, detail }).to.deep.equal({
        kind: 'ok',
        detail: 'fsync=on, synchronous_commit=on',
      });
    });

    it('refuses where it is told to ask for anything else', async () => {
      const url = `${server.url}?options=${encodeURIComponent('-c synchronous_commit=off')}`;
      expect((await refusalOf(url)).code).to.equal('store-not-durable');
    });

    it('says in a sentence that there is no server, or no such user, without the password', async () => {
      const nowhere = await refusalOf('postgres://skm:rahasia@127.0.0.1:1/postgres');
      expect(nowhere.code).to.equal('store-not-openable');
      expect(nowhere.message).to.include('ECONNREFUSED').and.not.include('rahasia');
      const stranger = await refusalOf(server.url.replace('only-for-tests', 'rahasia'));
      expect(stranger.message).to.include('authentication').and.not.include('rahasia');
    });

    it('makes its tables once, for several that start at once on a new database', async () => {
      const url = await server.another('baru');
      const [first, second, third] = await Promise.all([open(url), open(url), open(url)]);
      const batch = await batchOf([counting(1)]);
      const came = await Promise.all(
        [first, second, third].map((store) => statuses(store.accept(batch))),
      );
      expect(came.flat().sort()).to.deep.equal(['accepted', 'duplicate', 'duplicate']);
    });
  });

  describe('a store on PostgreSQL that another holds', () => {
    const impatient = (): string => `${server.url}?lock_timeout=20`;

    it('is tried again, and the answer is taken when it is free', async () => {
      await openEmpty();
      let letGo = (): Promise<void> => Promise.resolve();
      const sleep = (): Promise<void> => letGo();
      const store = await open(impatient(), { ...fakeEnvironment(), sleep });
      letGo = await server.hold();
      const batch = await batchOf([counting(1)]);
      expect(await statuses(store.accept(batch))).to.deep.equal(['accepted']);
      expect(await countedIn(store)).to.equal(1);
    });

    it('for too long is busy, and nothing is stored', async () => {
      await openEmpty();
      const environment = fakeEnvironment();
      const store = await open(impatient(), environment);
      const letGo = await server.hold();
      const batch = await batchOf([counting(1)]);
      expect(await statuses(store.accept(batch))).to.deep.equal(['busy']);
      expect(environment.waits).to.have.length(7);
      await letGo();
      expect((await store.streamTotals('u')).accepted).to.equal(0);
      expect(await statuses(store.accept(batch))).to.deep.equal(['accepted']);
    });
  });

  it('counts once what comes by different streams in different orders at once', async () => {
    const store = await openEmpty();
    const items = Array.from({ length: 50 }, (_, n) => counting(n + 1));
    const batches = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        batchOf(n % 2 === 0 ? items : items.toReversed(), { stream: `aliran-${n}` }),
      ),
    );
    const came = (await Promise.all(batches.map((one) => statuses(store.accept(one))))).flat();
    expect(came.filter((status) => status === 'accepted')).to.have.length(50);
    expect(new Set(came)).to.deep.equal(new Set(['accepted', 'duplicate']));
    expect(await countedIn(store)).to.equal(50);
  });

  it('never has an answer back that was erased while it was sent again', async () => {
    const store = await openEmpty();
    for (let round = 0; round < 20; round += 1) {
      const one = counting(1);
      const batch = await batchOf([one], { stream: `aliran-${round}` });
      if (round % 2 === 0) await store.accept(batch);
      await Promise.all([
        store.accept(batch),
        store.erase('u', one.item),
        store.accept({ ...batch, stream: `lain-${round}` }),
      ]);
    }
    expect(await listed(store.answers({ unit: 'u' }))).to.deep.equal([]);
    expect(await countedIn(store)).to.equal(0);
  });

  it('takes what a device makes up about itself', async () => {
    const app = createApp({ store: await openEmpty() });
    const odd = { at: 'a\0b', sdk: '\0', tz: Number.MAX_SAFE_INTEGER, up: 1e300 };
    const items = [await itemOf(1, undefined, odd), { ...(await itemOf(2)), '\0': 1, sdk: '\0' }];
    const bad = { ...(await itemOf(3)), tz: 'x\0', at: 1 };
    const batch = wireBatchOf([...items, bad], { device: 'k', health: '\0', persisted: true });
    expect(statusesOf(await replyTo(app, batch))).to.deep.equal([
      'accepted',
      'accepted',
      'rejected',
    ]);
  });

  it('accepts nothing on a connection that was cut, and goes on with another', async () => {
    const store = await openEmpty();
    const app = createApp({ store, report: () => undefined });
    const came = { 200: 0, 503: 0 };
    const sent = await Promise.all(
      Array.from({ length: 60 }, async (_, n) =>
        wireBatchOf([await itemOf(1)], { stream: `kios-${n}` }),
      ),
    );
    const replies = sent.map(async (batch, n) => {
      if (n % 20 === 10) await server.cut();
      const { status } = await post(app, batch);
      came[status === 200 ? 200 : 503] += 1;
      return { status, stream: batch.stream };
    });
    const accepted = (await Promise.all(replies)).filter(({ status }) => status === 200);
    expect((await store.streamTotals('dinas')).accepted).to.be.at.least(accepted.length);
    for (const batch of sent) await replyTo(app, batch);
    expect((await store.streamTotals('dinas')).accepted).to.equal(60);
  });
});
