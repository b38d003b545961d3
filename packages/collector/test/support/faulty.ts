import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, type Driver } from 'kysely';
import { nodeSqliteDialect } from '../../src/node/sqlite-dialect.ts';
import { migrate } from '../../src/store/sql/migrations.ts';
import { SqlAnswerStore } from '../../src/store/sql/store.ts';
import type { Tables } from '../../src/store/sql/tables.ts';
import type { FakeEnvironment } from './environment.ts';

/**
 * What goes wrong at a commit: `serialization` and `disk` before it (another writer was first; the flush failed), `lost` after it: it
 * is durable and the word of that never arrives.
 */
export type CommitFault = 'serialization' | 'disk' | 'lost';

/** As PostgreSQL and its kin name it (SQLSTATE). */
const codes = { serialization: '40001', disk: '58030', lost: '08006' } as const;

class EngineError extends Error {
  readonly code: string;

  constructor(fault: CommitFault) {
    super(`the commit failed: ${fault}`);
    this.code = codes[fault];
  }
}

/** A real store whose commits fail in turn, as `faults` says; one that is not named succeeds. */
export async function faultyStore(
  dataDir: string,
  faults: CommitFault[],
  environment: FakeEnvironment,
): Promise<SqlAnswerStore> {
  const connection = new DatabaseSync(join(dataDir, 'faulty.sqlite'));
  const dialect = nodeSqliteDialect(connection);
  const healthy = new Kysely<Tables>({ dialect });
  await migrate(healthy, { bytes: 'blob', minutes: 'integer' });
  const createDriver = (): Driver => failing(dialect.createDriver(), faults);
  const database = new Kysely<Tables>({ dialect: { ...dialect, createDriver } });
  return new SqlAnswerStore(
    {
      ...{ name: 'faulty', database },
      isContention: (error) => error instanceof EngineError && error.code === '40001',
      durability: () => Promise.resolve({ durable: true, detail: '' }),
      scrub: () => Promise.resolve(),
      close: () => database.destroy(),
    },
    environment,
  );
}

function failing(driver: Driver, faults: CommitFault[]): Driver {
  let committed = false;
  return {
    init: () => driver.init(),
    acquireConnection: () => driver.acquireConnection(),
    beginTransaction: async (connection, settings) => {
      committed = false;
      await driver.beginTransaction(connection, settings);
    },
    commitTransaction: async (connection) => {
      const fault = faults.shift();
      if (fault === undefined || fault === 'lost') {
        await driver.commitTransaction(connection);
        committed = true;
      }
      if (fault !== undefined) throw new EngineError(fault);
    },
    rollbackTransaction: async (connection) => {
      if (!committed) await driver.rollbackTransaction(connection);
    },
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };
}
