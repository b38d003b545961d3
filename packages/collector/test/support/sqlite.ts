import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp, type AppOptions } from '../../src/app.ts';
import { openSqliteStore } from '../../src/node/sqlite.ts';
import type { AnswerStore } from '../../src/store/port.ts';
import { fakeEnvironment, type FakeEnvironment } from './environment.ts';

const folders: string[] = [];
const stores: AnswerStore[] = [];

/** A data folder of its own, removed after the test. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'skm-collector-'));
  folders.push(folder);
  return folder;
}

/** A store in a folder of its own (or a given one), closed after the test. */
export async function sqliteStore(dataDir = dataFolder()): Promise<AnswerStore> {
  const store = await openSqliteStore({ dataDir, environment: fakeEnvironment() });
  stores.push(store);
  return store;
}

/** A collector on SQLite with a clock that stands still. */
export async function sqliteApp(
  options: Partial<AppOptions> = {},
): Promise<{ app: Hono; store: AnswerStore; environment: FakeEnvironment }> {
  const environment = fakeEnvironment();
  const store = options.store ?? (await sqliteStore());
  return { app: createApp({ environment, ...options, store }), store, environment };
}

/** Closes and removes what the test opened; for `afterEach`. */
export async function cleanUp(): Promise<void> {
  for (const store of stores.splice(0)) await store.close().catch(() => undefined);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
