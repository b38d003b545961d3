import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { systemEnvironment, type Environment } from '../environment.ts';
import { migrate } from '../store/sql/migrations.ts';
import { SqlAnswerStore, type Engine } from '../store/sql/store.ts';
import type { Database, Tables } from '../store/sql/tables.ts';
import { CollectorError } from './errors.ts';
import { nodeSqliteDialect } from './sqlite-dialect.ts';

/** Milliseconds SQLite itself waits for another process's lock; short, because it blocks the thread. Longer waits are the store's retries. */
const busyTimeout = 250;
/** Result code SQLITE_BUSY, without its extension (https://sqlite.org/rescode.html). */
const busy = 5;

/** Where the parts come from; tests hand in others. */
export interface SqliteOptions {
  /** Folder of the database; made if it is not there. */
  readonly dataDir: string;
  readonly environment?: Environment;
  /** Opens the file; default `node:sqlite`. */
  readonly connect?: (path: string) => DatabaseSync;
}

/** Name of the database inside the data folder. */
export const databaseFile = 'skm.sqlite';

/**
 * Opens the answer store in a data folder, and refuses unless commits are flushed: WAL and `synchronous=FULL` are set and read back at every
 * open, since a database file does not remember the second (better-sqlite3, for one, re-opens at NORMAL, which loses
 * acknowledged answers in a power cut). Also refuses a file system whose locks do not hold, as some network shares.
 * @throws CollectorError `store-not-durable`, `store-not-lockable`, `store-not-openable`; MigrationError.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<SqlAnswerStore> {
  const { dataDir, environment = systemEnvironment, connect = connectTo } = options;
  const path = join(dataDir, databaseFile);
  const connection = open(dataDir, () => connect(path));
  try {
    configure(connection);
    assertDurable(connection);
    assertLocking(connection, () => connect(path));
    const database: Database = new Kysely<Tables>({ dialect: nodeSqliteDialect(connection) });
    await migrate(database, { bytes: 'blob', minutes: 'integer' });
    return new SqlAnswerStore(engineOf(connection, database), environment);
  } catch (error) {
    connection.close();
    throw error;
  }
}

const connectTo = (path: string): DatabaseSync => new DatabaseSync(path, { timeout: busyTimeout });

function open(dataDir: string, connect: () => DatabaseSync): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return connect();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown reason';
    throw new CollectorError('store-not-openable', `Cannot open the data in ${dataDir}: ${why}`, {
      cause,
    });
  }
}

function configure(connection: DatabaseSync): void {
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec('PRAGMA synchronous = FULL');
  // Erased answers are overwritten, not only unlinked.
  connection.exec('PRAGMA secure_delete = ON');
}

const pragma = (connection: DatabaseSync, name: string): unknown =>
  Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0];

/** 2 is FULL, 3 is EXTRA (https://sqlite.org/pragma.html#pragma_synchronous). */
function durabilityOf(connection: DatabaseSync): { durable: boolean; detail: string } {
  const journal = String(pragma(connection, 'journal_mode'));
  const synchronous = Number(pragma(connection, 'synchronous'));
  const durable = journal === 'wal' && synchronous >= 2;
  return { durable, detail: `journal_mode=${journal}, synchronous=${synchronous}` };
}

function assertDurable(connection: DatabaseSync): void {
  const { durable, detail } = durabilityOf(connection);
  if (durable) return;
  throw new CollectorError(
    'store-not-durable',
    `The database would not flush its commits (${detail}; needed: journal_mode=wal, synchronous=2). Nothing was started.`,
  );
}

/** Two connections must not both get the write lock. */
function assertLocking(connection: DatabaseSync, connect: () => DatabaseSync): void {
  const other = connect();
  try {
    other.exec('PRAGMA busy_timeout = 0');
    // Another collector in the way here proves the same: somebody was kept out.
    if (!takesWriteLock(connection) || !takesWriteLock(other)) return;
    throw new CollectorError(
      'store-not-lockable',
      'The file system of the data folder does not keep locks (a network share?). Use a local disk. Nothing was started.',
    );
  } finally {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    other.close();
  }
}

function takesWriteLock(connection: DatabaseSync): boolean {
  try {
    connection.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busy;

function engineOf(connection: DatabaseSync, database: Database): Engine {
  const checkpoint = (): void => connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return {
    name: 'sqlite',
    database,
    isContention: isBusy,
    durability: () => Promise.resolve(durabilityOf(connection)),
    scrub: () => {
      checkpoint();
      return Promise.resolve();
    },
    close: async () => {
      checkpoint();
      await database.destroy();
    },
  };
}
