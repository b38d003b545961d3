import { chromium, type BrowserContext } from 'playwright-core';
import { bringBrowsers } from '../../browsers/bring.ts';
import { thisMachine } from '../../browsers/machine.ts';

/** Chromium on a profile of its own on disk, so that what is saved outlives a page. */
export async function openBrowser(
  profile: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> {
  const browser = bringBrowsers(['chromium'], thisMachine()).get('chromium');
  if (!browser || 'missing' in browser || browser.kind !== 'chromium')
    throw new Error('Chromium is needed for the end-to-end tests');
  return chromium.launchPersistentContext(profile, {
    executablePath: browser.executable,
    // Playwright turns the back/forward cache off; users have it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
    viewport: { width: 412, height: 915 },
    ...options,
  });
}
