import { whatToInstall } from '../../browsers/bring.ts';
import { locate } from '../../browsers/locate.ts';
import { thisMachine } from '../../browsers/machine.ts';
import type { Cleanup } from '../harness/cleanup.ts';
import { chromiumDriver } from './chromium.ts';
import type { EngineName, Found } from './driver.ts';
import { firefoxDriver } from './firefox.ts';
import { webkitDriver } from './webkit.ts';

/** The driver of an engine with the browser that is installed here, or what to install. */
export function findDriver(name: EngineName, cleanup: Cleanup): Found {
  const machine = thisMachine();
  const engine = name === 'chromium-sqlite' ? 'chromium' : name;
  const browser = locate(engine, machine);
  switch (browser?.kind) {
    case 'chromium':
      return chromiumDriver(
        cleanup,
        browser.executable,
        name === 'chromium' ? 'leveldb' : 'sqlite',
      );
    case 'firefox':
      return firefoxDriver(cleanup, browser.executable);
    case 'webkitgtk':
      return webkitDriver(cleanup, browser);
    case 'playwright':
      return { missing: `the suite drives stock ${engine}, not a build of Playwright's` };
    case undefined:
      return { missing: whatToInstall(engine, machine) };
  }
}
