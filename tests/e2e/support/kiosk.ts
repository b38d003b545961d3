import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveKiosk, type Change, type KioskSite } from '@skm-survey/examples/kiosk/serve';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { ownCollector, type OwnCollector } from './collector.ts';
import { freePort } from './port.ts';

const kioskUnit = 'kios-uji';
export const kioskPin = '4711';

/** A device with the kiosk page of the examples, the server that it comes from, and the collector. */
export class KioskDevice {
  /** What is served otherwise than it was built. */
  change: Change = (_, body) => body;
  /** Errors of scripts, of the console and of the policy, but for those of a network that is gone. */
  readonly complaints: string[] = [];
  readonly collector: OwnCollector;
  readonly #profile: string;
  readonly #port: number;
  #site: KioskSite | null = null;
  #context: BrowserContext | null = null;
  #page: Page | null = null;

  constructor(collector: OwnCollector, profile: string, port: number) {
    this.collector = collector;
    this.#profile = profile;
    this.#port = port;
  }

  static async make(): Promise<KioskDevice> {
    const profile = await mkdtemp(join(tmpdir(), 'skm-kiosk-'));
    const device = new KioskDevice(await ownCollector(kioskUnit), profile, await freePort());
    await device.serve();
    await device.turnOn();
    return device;
  }

  get page(): Page {
    if (!this.#page) throw new Error('the device is off');
    return this.#page;
  }

  async serve(): Promise<void> {
    const change: Change = (path, body) => this.change(path, body);
    this.#site = await serveKiosk({ collector: this.collector.url, port: this.#port, change });
  }

  async unserve(): Promise<void> {
    await this.#site?.close();
    this.#site = null;
  }

  async turnOn(): Promise<void> {
    this.#context = await openBrowser(this.#profile, { viewport: { width: 1080, height: 1920 } });
    this.#page = await this.#context.newPage();
    this.#page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !/ERR_(CONNECTION|FAILED)/.test(text))
        this.complaints.push(text);
    });
    this.#page.on('pageerror', (error) => this.complaints.push(String(error)));
    await this.#page.goto(`http://127.0.0.1:${String(this.#port)}/`);
  }

  async turnOff(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
    this.#page = null;
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Fills in what is asked once, as the officer does; ends on the first screen. */
  async setUp(): Promise<void> {
    const { page } = this;
    await page.getByLabel('Kode unit').fill(kioskUnit);
    await page.getByLabel('Nama unit').fill('Disdukcapil Contoh');
    await page.getByLabel('Alamat penampung').fill(this.collector.url);
    await page.getByLabel('Nama kios ini').fill('kios-1');
    await page.getByLabel('PIN petugas: 4 sampai 12 angka').fill(kioskPin);
    await this.press('Simpan');
    await page.getByRole('button', { name: 'Mulai' }).waitFor();
  }

  /** Waits until the service worker has every file and answers for this page. */
  async isInstalled(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }

  async close(): Promise<void> {
    await this.turnOff();
    await this.unserve();
    await this.collector.close();
    await rm(this.#profile, { recursive: true, force: true });
  }
}
