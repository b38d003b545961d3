import type { BrowserLauncher } from '@web/test-runner';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import type { Browser } from './browser.ts';
import { startDaemon } from './daemon.ts';
import { freePort } from './port.ts';
import { startXvfb } from './xvfb.ts';

type WebKitGtk = Extract<Browser, { kind: 'webkitgtk' }>;

/** WebKitGTK through its own WebDriver, on a display of its own. */
export async function webkitGtkLauncher({
  driver,
  miniBrowser,
  xvfb,
}: WebKitGtk): Promise<BrowserLauncher> {
  const port = await freePort();
  const display = xvfb === null ? (process.env['DISPLAY'] ?? '') : await startXvfb(xvfb);
  await startDaemon({
    command: driver,
    args: ['--host=127.0.0.1', `--port=${port}`],
    env: { DISPLAY: display },
    ready: () => answers(`http://127.0.0.1:${port}/status`),
  });
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      // @ts-expect-error WebKitGTK's own capability, which the types of webdriverio do not know.
      'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
    },
  });
  // Its types were not written for exactOptionalPropertyTypes; it is what the runner takes.
  return launcher as BrowserLauncher;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
