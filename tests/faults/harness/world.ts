import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver, LaunchOptions, Page, Running } from '../drivers/driver.ts';
import type { Dump, PageOptions, PageSeal, WorkerKind } from '../page/channel.ts';
import { submissionOf } from '../page/submission.ts';
import { Collector, unit } from './collector.ts';
import type { Cleanup } from './cleanup.ts';
import { markerOf, readHoldings } from './database.ts';
import { LoopDisk } from './disk.ts';
import type { FileSystem } from './disk.ts';
import { pass } from './fault.ts';
import type { Evidence } from './invariants.ts';
import { Ledger } from './ledger.ts';
import { family, killFamily } from './processes.ts';
import { Proxy } from './proxy.ts';
import { listen } from './loopback.ts';
import { buildNewerPage, siteOf } from './site.ts';
import { Tab } from './tab.ts';
import { tlsServer } from './tls.ts';
import { pause, until } from './wait.ts';
import { Wire } from './wire.ts';

export interface TabOptions {
  /** What is broken in the browser before the SDK loads: page/sabotage.ts. */
  readonly sabotage?: readonly string[];
  /** Address of the collector that the SDK is told; default the fault proxy. */
  readonly collector?: string;
  /** Name of an enrolled kiosk; default a visitor. */
  readonly device?: string;
  /** What it seals its answers to; default nothing. */
  readonly seal?: PageSeal;
  /** Origin of the page; default the plain site. */
  readonly site?: string;
  /** Opened in a window that forgets. */
  readonly isPrivate?: boolean;
  /** Shown in a frame of a page of this origin. */
  readonly framedBy?: string;
}

/** One device, one collector and the network between them, for one case. */
export class World {
  readonly wire = new Wire();
  readonly ledger = new Ledger();
  readonly proxy: Proxy;
  readonly collector: Collector;
  readonly cleanup: Cleanup;
  /** False in cases where many quick tries are the right thing, such as bisecting. */
  retriesAreBounded = true;
  /** Where the browser keeps its profile. A case may put it on a disk of its own before the first launch. */
  profile: string;
  /** How the browser is started, from the next launch on. */
  launching: Omit<LaunchOptions, 'profile' | 'urls'> = {};
  readonly #driver: Driver;
  readonly #pages = new Map<Tab, Page>();
  readonly #workers = new Set<Tab>();
  readonly #asked: number[] = [];
  #site = '';
  #pageFolder = '';
  #running: Running | null = null;
  #opened = 0;

  constructor(cleanup: Cleanup, driver: Driver) {
    this.cleanup = cleanup;
    this.#driver = driver;
    const folder = cleanup.folder('case');
    this.profile = join(folder, 'profile');
    mkdirSync(join(folder, 'collector'));
    this.collector = new Collector(cleanup, join(folder, 'collector'));
    this.proxy = new Proxy(this.wire, () => this.collector.url);
  }

  async start(pageFolder: string): Promise<void> {
    // The origin stays the same over all restarts of the browser in a case.
    this.#site = (await listen(this.cleanup, siteOf(pageFolder))).url;
    this.#pageFolder = pageFolder;
    await this.proxy.listen(this.cleanup);
    await this.collector.start();
  }

  get site(): string {
    return this.#site;
  }

  /** The site under the name `localhost`: to browsers another site than `127.0.0.1`. */
  get otherSite(): string {
    return this.#site.replace('127.0.0.1', 'localhost');
  }

  /** The site with an SDK of the future on the same origin, and so on the same database. */
  async newerSite(): Promise<string> {
    await buildNewerPage(this.#pageFolder);
    return `${this.#site}/newer`;
  }

  /** The site over HTTPS, for a browser that `trustsAll`; null where no certificate can be made. */
  secureSite(): Promise<string | null> {
    return tlsServer(this.cleanup, siteOf(this.#pageFolder));
  }

  /** Puts the profile on a disk of its own. */
  profileOnDisk(megabytes: number, fileSystem?: FileSystem): LoopDisk {
    const disk = new LoopDisk(this.cleanup, megabytes, fileSystem);
    this.profile = join(disk.path, 'profile');
    return disk;
  }

  get tabs(): readonly Tab[] {
    return [...this.#pages.keys()];
  }

  /** Puts the collector's data on a disk of its own, and starts it there. */
  async collectorOnDisk(megabytes: number): Promise<LoopDisk> {
    const disk = new LoopDisk(this.cleanup, megabytes);
    await this.collector.stop();
    this.collector.data = join(disk.path, 'collector');
    this.cleanup.defer(() => {
      this.collector.killNow();
    });
    await this.collector.start();
    return disk;
  }

  /** Nothing reaches the collector: what is saved stays on the device. */
  networkDown(): void {
    this.proxy.rule = () => ({ kind: 'reset' });
  }

  networkUp(): void {
    this.proxy.rule = () => pass;
  }

  /** The page's tries are told apart by what they say; `c2-1`, `c2-2` … */
  markers(prefix: string, count: number): string[] {
    return Array.from({ length: count }, (_, place) => `${prefix}-${place + 1}`);
  }

  /** Starts the browser on its profile, with one tab for each entry. Resolves when their clients are there. */
  async launch(...options: readonly TabOptions[]): Promise<Tab[]> {
    const tabs = (options.length > 0 ? options : [{}]).map((each) => ({
      each,
      tab: this.#newTab(),
    }));
    for (const { tab } of tabs) await tab.listen(this.cleanup);
    const urls = tabs.map(({ each, tab }) => this.#address(tab, each));
    const { running, pages } = await this.#driver.launch({
      ...this.launching,
      ...{ profile: this.profile, urls },
    });
    this.#running = running;
    tabs.forEach(({ tab }, place) => this.#pages.set(tab, pages[place]!));
    for (const { tab } of tabs) await this.#isReady(tab);
    return tabs.map(({ tab }) => tab);
  }

  /** The same for a case with one tab. */
  async launchOne(options: TabOptions = {}): Promise<Tab> {
    return (await this.launch(options))[0]!;
  }

  /** One more tab in the running browser. */
  async openTab(options: TabOptions = {}): Promise<Tab> {
    const tab = this.#newTab();
    await tab.listen(this.cleanup);
    const url = this.#address(tab, options);
    const { isPrivate = false } = options;
    this.#pages.set(
      tab,
      await (isPrivate ? this.#browser.openPrivately(url) : this.#browser.open(url)),
    );
    await this.#isReady(tab);
    return tab;
  }

  /** A client in a worker that `host` starts; it is commanded and heard like a tab. */
  async startWorker(host: Tab, kind: WorkerKind, options: TabOptions = {}): Promise<Tab> {
    const worker = this.#newTab();
    await worker.listen(this.cleanup);
    this.#workers.add(worker);
    const query = worker.query(this.#pageOptions(options));
    await host.ask({ do: 'start-worker', kind, query });
    await this.#isReady(worker);
    return worker;
  }

  pageOf(tab: Tab): Page {
    const page = this.#pages.get(tab);
    if (!page) throw new Error(`tab ${tab.name} is not open`);
    return page;
  }

  get browser(): Running {
    return this.#browser;
  }

  /** The pages that are open no longer count; for a tab that was closed or crashed. */
  forget(tab: Tab): void {
    tab.gone();
    this.#pages.delete(tab);
  }

  killBrowser(): void {
    this.wire.countFault('browser SIGKILL');
    this.#running?.kill();
    // In the middle of a launch there is a browser, and no handle to it yet.
    killFamily({ folder: this.profile });
    this.#browserIsGone();
  }

  async closeBrowser(): Promise<void> {
    await this.#running?.close();
    this.#browserIsGone();
  }

  /** Whether the collector has confirmed all that pages have shown as saved so far; by what went over the wire. */
  allDelivered(): boolean {
    const settled = this.wire.settledIds;
    return [...this.ledger.shown.values()].every(({ id }) => settled.has(id));
  }

  /** Resolves once a launch that was begun has a browser to be killed. */
  underWay(): Promise<number> {
    return until('the browser to start', () => family({ folder: this.profile }).length || null);
  }

  /** Tells the retry check that the suite itself has caused a try. */
  excuseTry(): void {
    this.#asked.push(performance.now());
  }

  /** Has the client deliver until nothing is pending. Throws when it does not get there. */
  async drain(tab: Tab, timeoutMs = 60_000): Promise<void> {
    const end = performance.now() + timeoutMs;
    let pending = -1;
    while (performance.now() < end) {
      this.excuseTry();
      await tab.ask({ do: 'flush' }, timeoutMs);
      const status = await tab.ask({ do: 'status' });
      pending = status.pending;
      if (pending === 0) return;
      // A store that is suspect is not written to: what was accepted stays in it, to be absorbed if sent again.
      if (status.store === 'suspect' && this.allDelivered()) return;
      await pause(250);
    }
    throw new Error(`not drained after ${timeoutMs} ms: ${pending} pending`);
  }

  /** What the collector holds once this browser, restarted, has delivered everything; by marker. */
  async deliveredMarkers(): Promise<Set<string | null>> {
    await this.closeBrowser();
    await this.drain(await this.launchOne());
    return new Set(readHoldings(this.collector.data).answers.map(markerOf));
  }

  /**
   * The end of every case: all faults are lifted, the browser is restarted on its profile, everything is delivered, and
   * what is where is read past the SDK and past the collector.
   */
  async settle(): Promise<Evidence> {
    this.proxy.rule = () => pass;
    await this.collector.start();
    const device = await this.#settleDevice();
    await this.collector.stop();
    return {
      ledger: this.ledger,
      wire: this.wire,
      holdings: readHoldings(this.collector.data),
      device,
      bodyOf: submissionOf,
      asked: this.retriesAreBounded ? this.#asked : null,
    };
  }

  async #settleDevice(): Promise<Dump> {
    await this.closeBrowser();
    const tab = await this.launchOne();
    await this.drain(tab);
    const device = await tab.ask({ do: 'dump' });
    await this.closeBrowser();
    return device;
  }

  get #browser(): Running {
    if (!this.#running) throw new Error('the browser does not run');
    return this.#running;
  }

  #newTab(): Tab {
    this.#opened += 1;
    return new Tab(`t${this.#opened}`, (report) => this.ledger.take(report));
  }

  #address(tab: Tab, options: TabOptions): string {
    const { site = this.#site, framedBy } = options;
    const address = tab.address(site, this.#pageOptions(options));
    return framedBy === undefined ? address : `${framedBy}/frame?${encodeURIComponent(address)}`;
  }

  #pageOptions(options: TabOptions): Omit<PageOptions, 'tab' | 'control'> {
    const { collector = this.proxy.url, sabotage = [], device = '', seal = null } = options;
    return { collector, unit, sabotage, device, seal };
  }

  async #isReady(tab: Tab): Promise<void> {
    this.excuseTry();
    await tab.ready();
  }

  #browserIsGone(): void {
    for (const tab of [...this.#pages.keys(), ...this.#workers]) tab.gone();
    this.#workers.clear();
    this.#pages.clear();
    this.#running = null;
  }
}
