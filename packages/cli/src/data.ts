import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { MigrationError, type AnswerStore, type TicketKeys } from '@skm-survey/collector';
import {
  CollectorError,
  databaseFile,
  openSqliteStore,
  ticketFolder,
  ticketKeysIn,
} from '@skm-survey/collector/node';
import { type ExitCode, type Io, refused } from './command.ts';

/** Where the data of a collector are, as options of a command. */
export const dataOptions = { data: { type: 'string' }, store: { type: 'string' } } as const;

/** Where the keys of tickets are, for commands that judge answers. */
export const ticketOptions = { tickets: { type: 'string' } } as const;

/**
 * The keys by which tickets are checked: in the folder that is named, or in `tickets` of the data folder.
 * @throws CollectorError `ticket-keys-invalid`.
 */
export const ticketKeysOf = (
  { dataDir, tickets }: { readonly dataDir: string; readonly tickets: string | undefined },
  io: Io,
): Promise<TicketKeys> =>
  ticketKeysIn(tickets ?? join(dataDir, ticketFolder), (sentence) => io.err(`${sentence}\n`));

/** What the usage of every command on the data of a collector says of `--store`. */
export const storeUsage = `
Bila jawaban disimpan di PostgreSQL, berikan --store postgres://… atau variabel SKM_STORE seperti pada skm serve.
`;

/** Whose data a command works on, and where it says what is wrong. */
export interface DataUse {
  readonly name: string;
  /** Folder of the keys, and of the database where there is no other. */
  readonly dataDir: string;
  /** Address of a PostgreSQL database; default `SKM_STORE`, and without that the folder. */
  readonly store: string | undefined;
  readonly io: Io;
  /** Make the data if there are none, as the collector does; default false. */
  readonly create?: boolean;
}

/**
 * How to open the database that is elsewhere; null where it is in the folder. An address in `SKM_STORE` stands in no list of processes.
 * @throws CollectorError `store-not-openable` for what is no such address.
 */
export function storeElsewhere(
  store: string | undefined = process.env['SKM_STORE'],
): (() => Promise<AnswerStore>) | null {
  if (store === undefined || store === '') return null;
  if (!/^postgres(ql)?:\/\//.test(store)) {
    throw new CollectorError(
      'store-not-openable',
      'A store is given as postgres://user:password@host/database.',
    );
  }
  return async () => {
    const { openPostgresStore } = await import('@skm-survey/collector/postgres');
    return openPostgresStore({ url: store });
  };
}

/** Opens the data of a collector, which may be running, for the length of `work`. Refuses in a sentence. */
export async function withData(
  { name, dataDir, store: address, io, create = false }: DataUse,
  work: (store: AnswerStore) => Promise<ExitCode>,
): Promise<ExitCode> {
  let store: AnswerStore | undefined;
  try {
    const elsewhere = storeElsewhere(address);
    if (elsewhere === null && !create && !existsSync(join(dataDir, databaseFile))) {
      io.err(`skm ${name}: tidak ada data di ${dataDir}.\n`);
      return refused;
    }
    store = await (elsewhere === null ? openSqliteStore({ dataDir }) : elsewhere());
    return await work(store);
  } catch (error) {
    if (!(error instanceof CollectorError || error instanceof MigrationError)) throw error;
    io.err(`skm ${name}: ${error.message}\n`);
    return refused;
  } finally {
    await store?.close();
  }
}
