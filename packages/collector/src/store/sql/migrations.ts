import type { Kysely } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import type { Database } from './tables.ts';

/** The names of a few types and options that engines spell differently. */
export interface Spelling {
  /** Column type of a byte string: `blob` or `bytea`. */
  readonly bytes: 'blob' | 'bytea';
  /** Column type of a number of minutes that a device may make up: one in which every safe integer has room. */
  readonly minutes: 'integer' | 'bigint';
}

/** A store that an older or newer program cannot be trusted with. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code = 'migration-failed';
}

/**
 * Brings the tables up to this program. Every step is kept for ever and never edited; the next one gets the next number.
 * @throws MigrationError when a step fails, or when the store was written by a newer program.
 */
export async function migrate(database: Database, spelling: Spelling): Promise<void> {
  const provider: MigrationProvider = {
    getMigrations: () =>
      Promise.resolve({
        '0001-first-answer': firstAnswer(spelling),
        '0002-receipts-and-keys': receiptsAndKeys,
        '0003-device-health': deviceHealth,
        '0004-tickets': tickets,
        '0005-variants': variants,
      }),
  };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) {
    const why = error instanceof Error ? error.message : 'unknown reason';
    throw new MigrationError(`The tables could not be brought up to date: ${why}`, {
      cause: error,
    });
  }
}

type AnyDatabase = Kysely<unknown>;

function firstAnswer(spelling: Spelling): Migration {
  return {
    async up(db: AnyDatabase): Promise<void> {
      await createAnswer(db, spelling);
      await createRejected(db, spelling);
      await createStreams(db);
      await createTallies(db);
    },
  };
}

const receiptsAndKeys: Migration = {
  async up(db: AnyDatabase): Promise<void> {
    await db.schema.alterTable('answer').addColumn('kid', 'text').execute();
    await db.schema.alterTable('rejected').addColumn('kid', 'text').execute();
    await db.schema
      .createTable('receipt')
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('kid', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('signature', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('receipt_once', ['place'])
      .execute();
  },
};

const deviceHealth: Migration = {
  async up(db: AnyDatabase): Promise<void> {
    await db.schema.alterTable('stream').addColumn('health', 'text').execute();
    await db.schema.alterTable('stream').addColumn('persisted', 'integer').execute();
  },
};

const tickets: Migration = {
  async up(db: AnyDatabase): Promise<void> {
    await db.schema.alterTable('answer').addColumn('given_at', 'text').execute();
    await db.schema
      .createTable('ticket')
      .addColumn('unit', 'text', (column) => column.notNull())
      .addColumn('ticket', 'text', (column) => column.notNull())
      .addColumn('id_hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('ticket_once', ['unit', 'ticket'])
      .execute();
  },
};

const variants: Migration = {
  async up(db: AnyDatabase): Promise<void> {
    await db.schema
      .createTable('variant')
      .addColumn('unit', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('revision', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('variant_once', ['unit', 'id', 'revision'])
      .execute();
  },
};

async function createAnswer(db: AnyDatabase, { bytes, minutes }: Spelling): Promise<void> {
  await db.schema
    .createTable('answer')
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('clone_of', 'text')
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('body', bytes, (column) => column.notNull())
    .addColumn('device_at', 'text', (column) => column.notNull())
    .addColumn('device_tz', minutes, (column) => column.notNull())
    .addColumn('device_up', 'double precision', (column) => column.notNull())
    .addColumn('sdk', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('questionnaire', 'text', (column) => column.notNull())
    .addColumn('revision', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('hold', 'text')
    .addColumn('contributions', 'text')
    .addPrimaryKeyConstraint('answer_once', ['unit', 'id'])
    .addUniqueConstraint('answer_place', ['unit', 'stream', 'seq'])
    .execute();
  await db.schema
    .createIndex('answer_by_day')
    .on('answer')
    .columns(['unit', 'day', 'id'])
    .execute();
  await db.schema
    .createIndex('answer_held')
    .on('answer')
    .columns(['hold', 'questionnaire', 'revision'])
    .execute();
}

async function createRejected(db: AnyDatabase, { bytes }: Spelling): Promise<void> {
  await db.schema
    .createTable('rejected')
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint')
    .addColumn('body', bytes, (column) => column.notNull())
    .addColumn('reason_type', 'text', (column) => column.notNull())
    .addColumn('reason_detail', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rejected_once', ['unit', 'id', 'sha256'])
    .execute();
  await db.schema
    .createTable('tombstone')
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('id_hash', 'text', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint')
    .addPrimaryKeyConstraint('tombstone_once', ['unit', 'id_hash'])
    .execute();
  await db.schema
    .createIndex('tombstone_by_stream')
    .on('tombstone')
    .columns(['unit', 'stream'])
    .execute();
}

async function createStreams(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('stream')
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('device', 'text')
    .addColumn('high', 'bigint', (column) => column.notNull())
    .addColumn('pending', 'bigint', (column) => column.notNull())
    .addColumn('closed', 'integer', (column) => column.notNull())
    .addColumn('settled', 'text', (column) => column.notNull())
    .addColumn('lost', 'text', (column) => column.notNull())
    .addColumn('received', 'bigint', (column) => column.notNull())
    .addColumn('declared_lost', 'bigint', (column) => column.notNull())
    .addColumn('missing', 'bigint', (column) => column.notNull())
    .addColumn('cloned', 'bigint', (column) => column.notNull())
    .addColumn('last_seen', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('stream_once', ['unit', 'stream'])
    .execute();
  await db.schema
    .createIndex('stream_by_fingerprint')
    .on('stream')
    .columns(['unit', 'fingerprint'])
    .execute();
}

async function createTallies(db: AnyDatabase): Promise<void> {
  const key = [
    'unit',
    'day',
    'service',
    'questionnaire',
    'revision',
    'measure',
    'scale',
    'part',
    'value',
  ] as const;
  await db.schema
    .createTable('tally')
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('questionnaire', 'text', (column) => column.notNull())
    .addColumn('revision', 'text', (column) => column.notNull())
    .addColumn('measure', 'text', (column) => column.notNull())
    .addColumn('scale', 'integer', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('tally_once', [...key])
    .execute();
  await db.schema
    .createTable('questionnaire')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('revision', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('registered', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('questionnaire_once', ['id', 'revision'])
    .execute();
}
