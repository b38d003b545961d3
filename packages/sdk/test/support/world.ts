import type { Batch } from '@skm-survey/protocol';
import type { Courier } from '../../src/delivery/deliver.ts';
import { courierOf } from '../../src/delivery/deliver.ts';
import { leader } from '../../src/delivery/leader.ts';
import type { Pump } from '../../src/delivery/pump.ts';
import { pumpOf } from '../../src/delivery/pump.ts';
import { httpTransport } from '../../src/delivery/transport.ts';
import { memoryStore } from './memory-store.ts';
import { mirrorOf } from '../../src/outbox/mirror.ts';
import type { Outbox } from '../../src/outbox/outbox.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import type { Draft, OutboxRecord } from '../../src/outbox/record.ts';
import { isRecord } from '../../src/outbox/record.ts';
import { sha256 } from '../../src/outbox/sha256.ts';
import { StoreFault } from '../../src/outbox/store.ts';
import type { Store } from '../../src/outbox/store.ts';
import { FakeCollector } from './collector.ts';
import { FakeMachine } from './machine.ts';
import { loaded } from './parts.ts';
import { portal, respond } from './response.ts';

/** What happens to one request on its way. */
export const fates = [
  'deliver',
  'deliver',
  'deliver',
  'drop',
  'lose-reply',
  'double',
  'portal',
  'mangle',
  'half',
  '500',
  '429',
  '429-later',
] as const;
export type Fate = (typeof fates)[number];

/** One thing that happens, to one of two pages. */
export type Happening =
  | { do: 'submit' | 'leave' | 'step' | 'crash' | 'reject' | 'retry'; page: 0 | 1 }
  | { do: 'wipe' | 'set-back' | 'jump' | 'put-off' }
  | { do: 'time'; ms: number };

/**
 * What a world is like. `pace`: whether each step of delivery is asked for, or pages pace themselves as they do in browsers. `locks`: what
 * keeps two pages from sending at once; without locks there is a lease where pages pace themselves.
 */
export interface Kind {
  readonly device: string | undefined;
  readonly pace: 'steps' | 'pump';
  readonly locks: boolean;
}

const never = new Promise<never>(() => undefined);

/** ms between a kiosk's signs of life. */
const heartbeat = 60_000;

class Page {
  dead = false;
  readonly outbox: Outbox;
  readonly courier: Courier;
  readonly pump: Pump;

  constructor(world: World) {
    const { device, locks } = world.kind;
    const real = world.machine.environment();
    const env = world.machine.environment({
      fetch: (url, init) => (this.dead ? never : world.carry(url, init)),
      timer: (ms, run) => real.timer(ms, () => (this.dead ? undefined : run())),
      tryLock: locks ? (_name, run) => world.lock(this, run) : null,
    });
    this.outbox = openOutbox({
      store: this.#disk(world),
      env,
      mirror: mirrorOf(world.machine.mirror, 'model'),
      caps: { records: 1_000, bytes: 1e9 },
      together: 3,
      hash: (text) => Promise.resolve(sha256(text)),
      onLoss: () => undefined,
      onHealed: () => undefined,
      isKiosk: device !== undefined,
      load: loaded,
    });
    this.courier = courierOf({
      outbox: this.outbox,
      transport: httpTransport({ collector: 'http://c.test', env, load: loaded }),
      env,
      unit: 'unit',
      device,
      heartbeat: device === undefined ? Infinity : heartbeat,
      receipts: false,
      load: loaded,
      events: {
        ...{ accepted() {}, quarantined() {}, erased() {}, contact() {} },
        replied: () => Promise.resolve(),
      },
    });
    this.pump = pumpOf({
      courier: this.courier,
      leader: leader(this.outbox, 'model', { env, load: loaded }),
      env,
      cap: 15 * 60_000,
      heartbeat: device === undefined ? Infinity : heartbeat,
      onChange: () => undefined,
    });
    if (world.kind.pace === 'steps') return;
    // As a client begins: a kiosk whatever its store says, a visitor's browser when it knows of something.
    const begin = (): void => this.pump.wake('pageshow');
    this.outbox.refresh().then(begin, device === undefined ? () => undefined : begin);
  }

  #gone(): boolean {
    return this.dead;
  }

  /** The shared disk; a dead page reaches it no more, and waits for ever. */
  #disk(world: World): Store {
    const { disk, turn } = world;
    const real = memoryStore({ entries: disk, durable: true });
    const guard = async <T>(work: () => Promise<T>): Promise<T> => {
      await turn('disk');
      if (this.#gone()) return never;
      const result = await work();
      const { wipes } = world;
      await turn('disk done');
      if (this.#gone()) return never;
      // A wipe in the instant between a commit and its event is beyond what any page can notice: it is not answered.
      if (wipes !== world.wipes) throw new StoreFault('unavailable', 'timed out');
      return result;
    };
    return {
      durable: true,
      openings: () => 1,
      read: (keys) => guard(() => real.read(keys)),
      page: (...range) => guard(() => real.page(...range)),
      transact: (...args) => guard(() => real.transact(...args)),
      hurry: () => undefined,
      whenClosed: () => undefined,
      close: () => undefined,
    };
  }
}

/** A batch of which the collector sees the first half only, and says nothing of the rest. */
function half(init: RequestInit): RequestInit {
  const batch = JSON.parse(init.body as string) as Batch;
  const items = batch.items.slice(0, Math.floor(batch.items.length / 2));
  return { ...init, body: JSON.stringify({ ...batch, items }) };
}

/** Two pages of one browser, its disk, the network and a collector. */
export class World {
  readonly machine = new FakeMachine();
  readonly disk = new Map<string, unknown>();
  readonly collector = new FakeCollector();
  readonly saved: (OutboxRecord | Draft)[] = [];
  readonly refused = new Set<string>();
  readonly pages: Page[];
  wipes = 0;
  #snapshot = new Map<string, unknown>();
  #fates: Fate[];

  #holder: Page | null = null;
  /** Whether the collector says of each answer that it is to come again later. */
  #isPuttingOff = false;

  readonly kind: Kind;
  readonly turn: (label: string) => Promise<void>;

  constructor(options: Pick<World, 'kind' | 'turn'> & { fatesInOrder: Fate[] }) {
    const { kind, turn, fatesInOrder } = options;
    this.kind = kind;
    this.turn = turn;
    this.#fates = fatesInOrder;
    this.pages = [new Page(this), new Page(this)];
    this.collector.verdict = (id) => {
      if (this.refused.has(id))
        return { id, status: 'rejected', reason: { type: '/problems/x', detail: '' } };
      return this.#isPuttingOff ? { id, status: 'retry', after: 100 } : null;
    };
  }

  /** Takes a request through the network of this world. */
  async carry(url: string, init: RequestInit): Promise<Response> {
    if (init.mode === 'no-cors') throw new TypeError('offline');
    const fate = this.#fates.shift() ?? 'deliver';
    await this.turn('request');
    if (fate === 'drop') throw new TypeError('dropped');
    if (fate === 'portal') return portal();
    if (fate === '500' || fate === '429') return respond('', { status: Number(fate) });
    if (fate === '429-later')
      return respond('', { status: 429, headers: { 'retry-after': '600' } });
    const reply = await this.collector.fetch(url, fate === 'half' ? half(init) : init);
    if (fate === 'double') await this.collector.fetch(url, init);
    await this.turn('reply');
    if (fate === 'lose-reply') throw new TypeError('reset');
    if (fate === 'mangle')
      return respond((await reply.text()).slice(5), {
        headers: { 'content-type': 'application/json' },
      });
    return reply;
  }

  /** A lock that one page has, and loses when it dies. */
  async lock(page: Page, run: () => Promise<void>): Promise<boolean> {
    if (this.#holder && !this.#holder.dead) return false;
    this.#holder = page;
    try {
      await run();
    } finally {
      if (this.#holder === page) this.#holder = null;
    }
    return true;
  }

  async happen(what: Happening): Promise<void> {
    switch (what.do) {
      case 'submit':
        return this.#submit(this.pages[what.page]!);
      case 'leave':
        return this.#submit(this.pages[what.page]!, { leaving: true });
      case 'reject':
        return this.#submit(this.pages[what.page]!, { refuse: true });
      case 'step':
        return this.#pass(this.pages[what.page]!);
      case 'retry':
        this.refused.clear();
        this.#isPuttingOff = false;
        return;
      case 'put-off':
        this.#isPuttingOff = true;
        return;
      case 'crash':
        this.pages[what.page]!.dead = true;
        this.pages[what.page] = new Page(this);
        return;
      case 'wipe':
        this.disk.clear();
        this.wipes++;
        return;
      case 'set-back':
        // A profile put back while the browser was closed: the disk is as it was at the last such moment.
        this.pages.forEach((page) => (page.dead = true));
        if (this.#snapshot.has('meta')) {
          this.disk.clear();
          for (const [key, value] of this.#snapshot) this.disk.set(key, value);
        }
        this.#snapshot = structuredClone(this.disk);
        this.pages.splice(0, 2, new Page(this), new Page(this));
        return;
      case 'jump':
        this.machine.wall -= 1e10;
        this.machine.mono += 100_000;
        return;
      case 'time':
        return this.machine.advance(what.ms);
    }
  }

  async #submit(
    page: Page,
    { refuse = false, leaving = false }: { refuse?: boolean; leaving?: boolean } = {},
  ): Promise<void> {
    const id = this.machine.environment().uuid();
    const body = `body of ${id}`;
    if (refuse) this.refused.add(id);
    const draft: Draft = {
      v: 1,
      id,
      unit: 'unit',
      at: '2026-11-01T00:00:00Z',
      tz: 0,
      up: 0,
      questionnaire: { id: 'q', revision: '1' },
      sdk: 'model',
      body,
      sha256: sha256(body),
    };
    const { wipes } = this;
    const saved = await page.outbox.append(draft, leaving);
    if (saved instanceof StoreFault) return;
    // Wiped in the instant before it had a number: the one loss that has no name (docs/delivery.md).
    if (!('seq' in saved) && wipes !== this.wipes) return;
    const isNumbered = (value: unknown): value is OutboxRecord =>
      isRecord(value) && value.id === draft.id && 'seq' in value;
    this.saved.push([...this.disk.values()].find(isNumbered) ?? saved);
    if (this.kind.pace === 'pump') page.pump.wake('record');
  }

  async #pass(page: Page): Promise<void> {
    if (this.kind.pace === 'pump') {
      await page.pump.flush();
      return;
    }
    page.courier.begin();
    // As on a slow line: one answer in the first batch, two in the next, so that few make many.
    page.courier.walk.halve(2);
    try {
      for (let i = 0; i < 5; i++) if ((await page.courier.step(true)) !== 'more') return;
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
    }
  }

  /** Everything works again, and all there is must be delivered. */
  async recover(): Promise<void> {
    this.#fates = [];
    this.#isPuttingOff = false;
    if (this.kind.pace === 'pump') {
      await this.#wait();
      // What the open pages could not know of, as when the store failed while they began, the next one finds.
      for (const page of this.pages) page.dead = true;
      this.pages.splice(0, 2, new Page(this));
      return this.#wait();
    }
    for (const page of this.pages) page.dead = true;
    const page = new Page(this);
    await page.outbox.refresh();
    for (let round = 0; round < 20; round++) {
      this.machine.mono += 200_000;
      page.courier.begin();
      for (;;) {
        const step = await page.courier.step(false);
        if (step === 'drained') return;
        if (step !== 'more') break;
      }
    }
    throw new Error('does not drain');
  }

  /** The pages that are open do it by themselves, within a day. */
  async #wait(): Promise<void> {
    for (let hours = 0; hours < 24; hours++) {
      await this.machine.advance(3_600_000);
      const waits = [...this.disk.keys()].some((key) => /^[rn]\//.test(key));
      if (!waits && this.pages.every(({ pump }) => pump.state === 'idle')) return;
    }
    throw new Error(`does not drain: ${this.pages.map(({ pump }) => pump.state).join()}`);
  }
}
