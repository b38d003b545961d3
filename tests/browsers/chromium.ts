import { whatToInstall } from './bring.ts';
import { locate } from './locate.ts';
import { thisMachine } from './machine.ts';

/** Chromium as root in a container, and without a word to the outside. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
] as const;

/** IndexedDB in one SQLite file for each database in the place of LevelDB for the whole origin: off by default in Chromium 156. */
export const sqliteBackend = '--enable-features=IdbSqliteOnDiskRollout:stage/UseSqliteForNewStores';

/** Where Chromium is, for tests that start it themselves. Throws one sentence that says what to install. */
export function chromiumExecutable(): string {
  const machine = thisMachine();
  const browser = locate('chromium', machine);
  if (browser?.kind !== 'chromium') throw new Error(whatToInstall('chromium', machine));
  return browser.executable;
}
