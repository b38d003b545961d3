import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { targetOf } from '../src/digest.ts';
import { databaseFile, openSqliteStore } from '../src/node/sqlite.ts';
import { cleanUp, dataFolder, sqliteApp, sqliteStore } from './support/sqlite.ts';
import { describeStore } from './support/store-conformance.ts';
import { fakeEnvironment } from './support/environment.ts';
import { answerOf, batchOf, itemOf, post, replyTo, statusesOf } from './support/batches.ts';

afterEach(cleanUp);

describeStore('SQLite', () => sqliteStore());

/** An engine that does not do as it is told, as better-sqlite3 does with a database that exists. */
class Careless extends DatabaseSync {
  override exec(sql: string): void {
    super.exec(sql.replace('synchronous = FULL', 'synchronous = NORMAL'));
  }
}

describe('opening the store on SQLite', () => {
  const codeOf = async (open: Promise<unknown>): Promise<unknown> =>
    open.then(
      () => 'opened',
      (error: unknown) => (error as { code?: unknown }).code,
    );

  it('refuses an engine that would not flush every commit', async () => {
    const connect = (path: string): DatabaseSync => new Careless(path);
    expect(await codeOf(openSqliteStore({ dataDir: dataFolder(), connect }))).to.equal(
      'store-not-durable',
    );
  });

  it('refuses it at every open, not only at the first', async () => {
    const dataDir = dataFolder();
    await (await openSqliteStore({ dataDir })).close();
    const connect = (path: string): DatabaseSync => new Careless(path);
    expect(await codeOf(openSqliteStore({ dataDir, connect }))).to.equal('store-not-durable');
  });

  it('refuses a database without a write-ahead log', async () => {
    const connect = (): DatabaseSync => new DatabaseSync(':memory:');
    expect(await codeOf(openSqliteStore({ dataDir: dataFolder(), connect }))).to.equal(
      'store-not-durable',
    );
  });

  it('refuses a file system whose locks do not hold', async () => {
    const dataDir = dataFolder();
    let opened = 0;
    // Two connections to two files: both get "the" lock.
    const connect = (): DatabaseSync => new DatabaseSync(join(dataDir, `${(opened += 1)}.sqlite`));
    expect(await codeOf(openSqliteStore({ dataDir, connect }))).to.equal('store-not-lockable');
  });

  it('refuses a folder that cannot be one', async () => {
    const dataDir = join(dataFolder(), databaseFile);
    new DatabaseSync(dataDir).close();
    expect(await codeOf(openSqliteStore({ dataDir }))).to.equal('store-not-openable');
  });

  it('keeps what was stored', async () => {
    const dataDir = dataFolder();
    const item = await itemOf(1);
    const first = await sqliteStore(dataDir);
    await replyTo((await sqliteApp({ store: first })).app, batchOf([item]));
    await first.close();
    const { app } = await sqliteApp({ store: await sqliteStore(dataDir) });
    expect(statusesOf(await replyTo(app, batchOf([item])))).to.deep.equal(['duplicate']);
  });

  it('leaves nothing of an erased answer in its files', async () => {
    const dataDir = dataFolder();
    const store = await sqliteStore(dataDir);
    const { app } = await sqliteApp({ store });
    const item = await itemOf(1, answerOf({}, { comment: 'sangat-rahasia' }));
    await replyTo(app, batchOf([item, await itemOf(2)]));
    await store.erase('dinas', await targetOf('dinas', item.id));
    const files = [databaseFile, `${databaseFile}-wal`].map((name) => join(dataDir, name));
    for (const file of files) expect(readFileSync(file).includes('sangat-rahasia')).to.be.false;
  });
});

describe('a store that another holds', () => {
  it('is tried again, and the answer is taken when it is free', async () => {
    const dataDir = dataFolder();
    const blocker = { connection: null as DatabaseSync | null };
    const environment = {
      ...fakeEnvironment(),
      sleep: (): Promise<void> => {
        blocker.connection?.exec('ROLLBACK');
        return Promise.resolve();
      },
    };
    const store = await openSqliteStore({ dataDir, environment });
    const { app } = await sqliteApp({ store });
    blocker.connection = new DatabaseSync(join(dataDir, databaseFile));
    blocker.connection.exec('BEGIN IMMEDIATE');
    expect(statusesOf(await replyTo(app, batchOf([await itemOf(1)])))).to.deep.equal(['accepted']);
    blocker.connection.close();
    await store.close();
  });

  it('for too long makes every item "retry", and nothing is stored', async () => {
    const dataDir = dataFolder();
    const { app, store } = await sqliteApp({ store: await sqliteStore(dataDir) });
    const blocker = new DatabaseSync(join(dataDir, databaseFile));
    blocker.exec('BEGIN IMMEDIATE');
    const item = await itemOf(1);
    const { results, missing, contiguous } = await replyTo(app, batchOf([item]));
    expect(results).to.deep.equal([{ id: item.id, status: 'retry', after: 5 }]);
    expect({ missing, contiguous }).to.deep.equal({ missing: [], contiguous: 0 });
    blocker.close();
    expect((await store.streamTotals('dinas')).accepted).to.equal(0);
  });

  it('that cannot write is a 503 that says when to come again', async () => {
    const faults: unknown[] = [];
    const { app, store } = await sqliteApp({ report: (error) => faults.push(error) });
    await store.close();
    const response = await post(app, batchOf([await itemOf(1)]));
    expect(response.status).to.equal(503);
    expect(response.headers.get('retry-after')).to.match(/^\d+$/);
    expect(faults).to.have.length(1);
    expect((await app.request('/healthz')).status).to.equal(503);
  });
});
