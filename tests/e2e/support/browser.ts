import { chromium, type BrowserContext } from 'playwright-core';
import { chromiumExecutable, chromiumFlags } from '../../browsers/chromium.ts';

/** Chromium on a profile of its own on disk, so that what is saved outlives a page. */
export async function openBrowser(
  profile: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: chromiumExecutable(),
    // Playwright turns the back/forward cache off; users have it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [...chromiumFlags],
    viewport: { width: 412, height: 915 },
    // A click waits until what it is for has come to rest; how screens move is tested beside the element.
    reducedMotion: 'reduce',
    ...options,
  });
}
