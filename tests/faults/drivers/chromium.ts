import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page as PlaywrightPage } from 'playwright-core';
import { chromiumFlags, sqliteBackend } from '../../browsers/chromium.ts';
import type { Cleanup } from '../harness/cleanup.ts';
import { killFamily, signalFamily } from '../harness/processes.ts';
import { until, within } from '../harness/wait.ts';
import type { LaunchOptions, Driver, Page, Running, Under } from './driver.ts';

export function chromiumDriver(
  cleanup: Cleanup,
  executable: string,
  backend: 'leveldb' | 'sqlite',
): Driver {
  const args = [
    ...chromiumFlags,
    // /dev/shm is small in containers; the tests of the disk need the crash-free path.
    '--disable-dev-shm-usage',
    ...(backend === 'sqlite' ? [sqliteBackend] : []),
  ];
  return {
    name: backend === 'sqlite' ? 'chromium-sqlite' : 'chromium',
    launch: async (options) => {
      const { profile, urls, under, trustsAll = false, framesMayStore, persists } = options;
      forgetLastLife(profile);
      if (framesMayStore) prefer(profile, othersMayStore);
      if (persists !== undefined) prefer(profile, persistent(persists));
      cleanup.defer(() => killFamily({ folder: profile }));
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: under === undefined ? executable : wrapper(cleanup, executable, under),
        ignoreHTTPSErrors: trustsAll,
        headless: true,
        args: [...args, ...flagsFor(options)],
        // Playwright turns the back/forward cache off; pages in it are part of what is tested.
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      });
      context.setDefaultTimeout(20_000);
      const running = new RunningChromium(context, profile);
      const pages: Page[] = [];
      for (const url of urls) pages.push(await running.open(url));
      return { running, pages };
    },
  };
}

function flagsFor({ framesMayStore = false, onSqlite = false }: LaunchOptions): string[] {
  return [
    // Playwright turns the partitions off; the last list of features is the one that counts.
    ...(framesMayStore ? ['--disable-features=Translate'] : []),
    ...(onSqlite ? [sqliteBackend] : []),
  ];
}

/** This Chromium denies storage to frames of other sites, as many people's browsers do; others let them. */
const othersMayStore = { cookie_controls_mode: 0, block_third_party_cookies: false };

/** What the browser notes down once it has granted `persist()`. The permission of its debugger makes a yes of it that protects nothing. */
const persistent = (origin: string): object => ({
  content_settings: { exceptions: { durable_storage: { [`${origin},*`]: { setting: 1 } } } },
});

/** Makes a profile that has these settings. */
function prefer(profile: string, settings: object): void {
  const path = join(profile, 'Default', 'Preferences');
  if (existsSync(path)) return;
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(path, JSON.stringify({ profile: settings }));
}

/** The driver starts one file: a script that starts the browser as it is to be started. */
function wrapper(cleanup: Cleanup, executable: string, { command, env }: Under): string {
  const path = join(cleanup.folder('under'), 'browser');
  const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
  const words = [...Object.entries(env).map(([name, value]) => `${name}=${value}`), ...command];
  const line = ['exec', 'env', ...[...words, executable].map(quote), '"$@"'].join(' ');
  writeFileSync(path, `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  return path;
}

/** A browser that was killed leaves its lock; a person would be asked, a kiosk script removes it. */
function forgetLastLife(profile: string): void {
  try {
    for (const name of readdirSync(profile)) {
      if (name.startsWith('Singleton')) rmSync(join(profile, name), { force: true });
    }
  } catch {
    // The first life: there is no profile yet.
  }
}

class RunningChromium implements Running {
  readonly #context: BrowserContext;
  readonly #profile: string;

  constructor(context: BrowserContext, profile: string) {
    this.#context = context;
    this.#profile = profile;
  }

  async open(url: string): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    return new ChromiumPage(this.#context, page);
  }

  async openPrivately(url: string): Promise<Page> {
    const browser = this.#context.browser();
    if (browser === null) throw new Error('this context has no browser to open a window of');
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    return new PrivatePage(context, page);
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
      await within('Chromium to close', 10_000, this.#context.close());
    } catch {
      // It hangs or is gone already; what must not happen is that it stays.
    }
    this.kill();
  }
}

class ChromiumPage implements Page {
  readonly #context: BrowserContext;
  readonly #page: PlaywrightPage;

  constructor(context: BrowserContext, page: PlaywrightPage) {
    this.#context = context;
    this.#page = page;
  }

  async close(): Promise<void> {
    // With `runBeforeUnload` Playwright closes as a person does, and does not wait for it.
    await this.#page.close({ runBeforeUnload: true });
    await until('the tab to close', () => this.#page.isClosed(), 5000);
  }

  async reload(): Promise<void> {
    await this.#page.reload({ waitUntil: 'commit' });
  }

  async devtools(method: string, parameters: object = {}): Promise<unknown> {
    const session = await this.#context.newCDPSession(this.#page);
    // The methods are checked by the browser; a crash answers nothing.
    const sent = session.send(method as 'Page.enable', parameters);
    if (method === 'Page.crash') return void sent.catch(() => undefined);
    return sent;
  }
}

/** The only page of its window: with it the window is closed. */
class PrivatePage extends ChromiumPage {
  readonly #window: BrowserContext;

  constructor(window: BrowserContext, page: PlaywrightPage) {
    super(window, page);
    this.#window = window;
  }

  override async close(): Promise<void> {
    await this.#window.close();
  }
}
