import puppeteer from 'puppeteer-core';
import type { Browser, Page as PuppeteerPage } from 'puppeteer-core';
import type { Cleanup } from '../harness/cleanup.ts';
import { killFamily, signalFamily } from '../harness/processes.ts';
import { within } from '../harness/wait.ts';
import type { Driver, Page, Running } from './driver.ts';

/** Stock Firefox over WebDriver BiDi. */
export function firefoxDriver(cleanup: Cleanup, executable: string): Driver {
  return {
    name: 'firefox',
    launch: async ({ profile, urls, trustsAll = false, hearsOut = false }) => {
      cleanup.defer(() => killFamily({ folder: profile }));
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: executable,
        headless: true,
        acceptInsecureCerts: trustsAll,
        userDataDir: profile,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        extraPrefsFirefox: {
          // A killed browser is started again at once: no question, no safe mode.
          'browser.sessionstore.resume_from_crash': false,
          'toolkit.startup.max_resumed_crashes': -1,
          'dom.abort_script_on_child_shutdown': !hearsOut,
        },
      });
      const running = new RunningFirefox(browser, profile);
      const pages: Page[] = [];
      for (const url of urls) pages.push(await running.open(url));
      return { running, pages };
    },
  };
}

class RunningFirefox implements Running {
  readonly #browser: Browser;
  readonly #profile: string;

  constructor(browser: Browser, profile: string) {
    this.#browser = browser;
    this.#profile = profile;
  }

  async open(url: string): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return new FirefoxPage(page);
  }

  openPrivately(): Promise<Page> {
    return Promise.reject(new Error('puppeteer opens no private window of Firefox'));
  }

  kill(): void {
    killFamily({ folder: this.#profile });
  }

  suspend(): void {
    signalFamily({ folder: this.#profile }, 'SIGSTOP');
  }

  resume(): void {
    signalFamily({ folder: this.#profile }, 'SIGCONT');
  }

  async close(): Promise<void> {
    try {
      await within('Firefox to close', 15_000, this.#browser.close());
    } catch {
      // It hangs or is gone already; what must not happen is that it stays.
    }
    this.kill();
  }
}

class FirefoxPage implements Page {
  readonly #page: PuppeteerPage;

  constructor(page: PuppeteerPage) {
    this.#page = page;
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  async reload(): Promise<void> {
    await this.#page.reload({ waitUntil: 'domcontentloaded' });
  }

  devtools(method: string): Promise<unknown> {
    return Promise.reject(new Error(`Firefox has no ${method}`));
  }
}
