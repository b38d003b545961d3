import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createServer, databaseFile, KeyFolder } from '@skm-survey/collector/node';
import { freePort } from './port.ts';

/** The real collector in this process, on its own port, with a key to seal to. */
export interface OwnCollector {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** How many answers it has; and how many of them it could not read yet. */
  counted(): { readonly answers: number; readonly held: number };
  close(): Promise<void>;
}

/** `unit` is the only one it serves; nobody is too fast for it. */
export async function ownCollector(unit: string): Promise<OwnCollector> {
  const dataDir = await mkdtemp(join(tmpdir(), 'skm-own-'));
  await new KeyFolder(dataDir).make('seal', new Date());
  const port = await freePort();
  const many = { perSecond: 100_000, burst: 100_000 };
  const rates = { rate: many, addressRate: many, unitRate: many };
  let running: Awaited<ReturnType<typeof createServer>> | null = null;
  const start = async (): Promise<void> => {
    running = await createServer({
      dataDir,
      port,
      units: [{ id: unit }],
      receipts: true,
      ...rates,
    });
  };
  const stop = async (): Promise<void> => {
    await running?.close();
    running = null;
  };
  await start();
  return {
    url: `http://127.0.0.1:${String(port)}`,
    start,
    stop,
    counted: () => {
      const database = new DatabaseSync(join(dataDir, databaseFile), { readOnly: true });
      const row = database
        .prepare('select count(*) as answers, count(hold) as held from answer')
        .get() as { answers: number; held: number };
      database.close();
      return { answers: row.answers, held: row.held };
    },
    close: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
