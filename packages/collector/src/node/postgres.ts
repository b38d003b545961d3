import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { systemEnvironment, type Environment } from '../environment.ts';
import { CollectorError } from './errors.ts';
import { migrate } from '../store/sql/migrations.ts';
import { SqlAnswerStore, type Engine } from '../store/sql/store.ts';
import type { Database, Tables } from '../store/sql/tables.ts';

/** Where the database is. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; what is left out comes from the `PG…` variables, as for `psql`. */
  readonly url: string;
  readonly environment?: Environment;
}

/** Connections of one collector: a batch holds one for a few milliseconds. */
const connections = 8;

/** Milliseconds. A server that does not answer must not hold a device's request for ever. */
const patience = { connect: 10_000, lock: 5_000, statement: 30_000 };

/**
 * Opens the answer store in a PostgreSQL database, and refuses unless commits are flushed: `synchronous_commit` is asked for on every connection, and
 * it and the server's `fsync` are read back. Several collectors may share the database.
 * @throws CollectorError `store-not-durable`, `store-not-openable`; MigrationError.
 */
export async function openPostgresStore({
  url,
  environment = systemEnvironment,
}: PostgresOptions): Promise<SqlAnswerStore> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'skm-collector',
    connectionTimeoutMillis: patience.connect,
    lock_timeout: patience.lock,
    statement_timeout: patience.statement,
    options: '-c synchronous_commit=on',
  });
  // A connection that breaks between two statements, in the pool or in a transaction: the next statement says what is wrong. Unheard, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await assertDurable(database);
    await migrate(database, { bytes: 'bytea', minutes: 'bigint' });
    return new SqlAnswerStore(engineOf(database), environment);
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

async function assertDurable(database: Database): Promise<void> {
  const { durable, detail } = await durabilityOf(database).catch((cause: unknown) => {
    throw new CollectorError('store-not-openable', `Cannot open the database: ${whyNot(cause)}`, {
      cause,
    });
  });
  if (durable) return;
  throw new CollectorError(
    'store-not-durable',
    `The database would not flush its commits (${detail}; needed: fsync=on, synchronous_commit not off). Nothing was started.`,
  );
}

/** An error of several tries to connect has no message of its own. */
function whyNot(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(whyNot).join('; ');
  return cause instanceof Error ? cause.message : 'unknown reason';
}

/** Whatever it is beside `off`, the server flushes its own log before it replies (PostgreSQL 18, section 19.5.1). */
async function durabilityOf(database: Database): Promise<{ durable: boolean; detail: string }> {
  const { rows } = await sql<{ fsync: string; commit: string }>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit
  `.execute(database);
  const { fsync = '', commit = '' } = rows[0] ?? {};
  const detail = `fsync=${fsync}, synchronous_commit=${commit}`;
  return { durable: fsync === 'on' && commit !== '' && commit !== 'off', detail };
}

/** SQLSTATE of what the same transaction may survive when it is tried again: serialization_failure, deadlock_detected, lock_not_available. */
const contention: readonly unknown[] = ['40001', '40P01', '55P03'];
const uniqueViolation = '23505';

function isContention(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  // Two batches that write their receipts at one place of the log.
  if (code === uniqueViolation) return constraint === 'receipt_once';
  return contention.includes(code);
}

function engineOf(database: Database): Engine {
  return {
    name: 'postgresql',
    database,
    isContention,
    durability: () => durabilityOf(database),
    enter: async (tx, purpose) => {
      if (purpose === 'keep-variant') {
        // One after the other: each counts those that are there.
        await sql`lock table ${sql.table('variant')} in share row exclusive mode`.execute(tx);
        return;
      }
      // Batches beside each other, an erasure beside none: it must find every answer that was stored, and none may be stored
      // that looked for its tombstone before.
      const mode = purpose === 'erase' ? sql`share row exclusive` : sql`row exclusive`;
      await sql`lock table ${sql.table('answer')} in ${mode} mode`.execute(tx);
    },
    scrub: async () => {
      await sql`vacuum ${sql.table('answer')}, ${sql.table('rejected')}`.execute(database);
    },
    close: () => database.destroy(),
  };
}
