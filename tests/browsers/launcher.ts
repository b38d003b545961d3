import type { BrowserLauncher } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import type { Browser } from './browser.ts';
import { chromiumFlags } from './chromium.ts';
import { webkitGtkLauncher } from './webkit-gtk.ts';

/** How the test runner starts a browser. Resolves when all that the browser leans on runs. */
export async function launcherFor(browser: Browser): Promise<BrowserLauncher> {
  switch (browser.kind) {
    case 'chromium':
      return chromeLauncher({
        launchOptions: { executablePath: browser.executable, args: [...chromiumFlags] },
      });
    case 'firefox':
      return puppeteerLauncher({
        launchOptions: { browser: 'firefox', executablePath: browser.executable },
      });
    case 'webkitgtk':
      return webkitGtkLauncher(browser);
    case 'playwright':
      return playwrightLauncher({
        product: browser.engine,
        launchOptions: { executablePath: browser.executable },
      });
  }
}
