import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationError, type AnswerStore } from '@skm-survey/collector';
import { CollectorError, databaseFile, openSqliteStore } from '@skm-survey/collector/node';
import { type ExitCode, type Io, refused } from './command.ts';

/** Whose data a command works on, and where it says what is wrong. */
export interface DataUse {
  readonly name: string;
  readonly dataDir: string;
  readonly io: Io;
  /** Make the data if there are none, as the collector does; default false. */
  readonly create?: boolean;
}

/** Opens the data of a collector, which may be running, for the length of `work`. Refuses in a sentence. */
export async function withData(
  { name, dataDir, io, create = false }: DataUse,
  work: (store: AnswerStore) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (!create && !existsSync(join(dataDir, databaseFile))) {
    io.err(`skm ${name}: tidak ada data di ${dataDir}.\n`);
    return refused;
  }
  let store: AnswerStore | undefined;
  try {
    store = await openSqliteStore({ dataDir });
    return await work(store);
  } catch (error) {
    if (!(error instanceof CollectorError || error instanceof MigrationError)) throw error;
    io.err(`skm ${name}: ${error.message}\n`);
    return refused;
  } finally {
    await store?.close();
  }
}
