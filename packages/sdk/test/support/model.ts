import type { Batch } from '@skm-survey/protocol';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Courier } from '../../src/delivery/deliver.ts';
import { courierOf } from '../../src/delivery/deliver.ts';
import { httpTransport } from '../../src/delivery/transport.ts';
import { memoryStore } from './memory-store.ts';
import { mirrorOf } from '../../src/outbox/mirror.ts';
import type { Outbox } from '../../src/outbox/outbox.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import type { Draft, OutboxRecord } from '../../src/outbox/record.ts';
import { isQuarantined, isRecord } from '../../src/outbox/record.ts';
import { sha256 } from '../../src/outbox/sha256.ts';
import { StoreFault } from '../../src/outbox/store.ts';
import type { Store } from '../../src/outbox/store.ts';
import { FakeCollector } from './collector.ts';
import { FakeMachine, settle } from './machine.ts';
import { loaded } from './parts.ts';
import { portal, respond } from './response.ts';

/** What happens to one request on its way. */
const fates = [
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
] as const;
type Fate = (typeof fates)[number];

/** One thing that happens, to one of two pages. */
export type Happening =
  | { do: 'submit' | 'leave' | 'step' | 'crash' | 'reject' | 'retry'; page: 0 | 1 }
  | { do: 'wipe' | 'set-back' | 'jump' };

const never = new Promise<never>(() => undefined);

class Page {
  dead = false;
  readonly outbox: Outbox;
  readonly courier: Courier;

  constructor(world: World) {
    const env = world.machine.environment({
      fetch: (url, init) => (this.dead ? never : world.carry(url, init)),
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
      isKiosk: world.device !== undefined,
      load: loaded,
    });
    this.courier = courierOf({
      outbox: this.outbox,
      transport: httpTransport({ collector: 'http://c.test', env, load: loaded }),
      env,
      unit: 'unit',
      device: world.device,
      heartbeat: Infinity,
      receipts: false,
      load: loaded,
      events: {
        ...{ accepted() {}, quarantined() {}, erased() {}, contact() {} },
        replied: () => Promise.resolve(),
      },
    });
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
      // A wipe in the instant between a commit and its event is beyond what any page can notice.
      return this.#gone() || wipes !== world.wipes ? never : result;
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

/** Two pages of one browser, its disk, the network and a collector; no locks, so that nothing depends on them. */
class World {
  readonly machine = new FakeMachine();
  readonly disk = new Map<string, unknown>();
  readonly collector = new FakeCollector();
  readonly saved: (OutboxRecord | Draft)[] = [];
  readonly refused = new Set<string>();
  readonly pages: Page[];
  wipes = 0;
  #snapshot = new Map<string, unknown>();
  #fates: Fate[];

  readonly device: string | undefined;
  readonly turn: (label: string) => Promise<void>;

  constructor(options: Pick<World, 'device' | 'turn'> & { fatesInOrder: Fate[] }) {
    const { device, turn, fatesInOrder } = options;
    this.device = device;
    this.turn = turn;
    this.#fates = fatesInOrder;
    this.pages = [new Page(this), new Page(this)];
    this.collector.verdict = (id) =>
      this.refused.has(id)
        ? { id, status: 'rejected', reason: { type: '/problems/x', detail: '' } }
        : null;
  }

  /** Takes a request through the network of this world. */
  async carry(url: string, init: RequestInit): Promise<Response> {
    if (init.mode === 'no-cors') throw new TypeError('offline');
    const fate = this.#fates.shift() ?? 'deliver';
    await this.turn('request');
    if (fate === 'drop') throw new TypeError('dropped');
    if (fate === 'portal') return portal();
    if (fate === '500' || fate === '429') return respond('', { status: Number(fate) });
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
  }

  async #pass(page: Page): Promise<void> {
    page.courier.begin();
    // As on a slow line: one answer in the first batch, two in the next, so that few make many.
    page.courier.walk.halve(2);
    for (let i = 0; i < 5; i++) if ((await page.courier.step(true)) !== 'more') return;
  }

  /** Everything works again; a new page opens and delivers all there is. */
  async recover(): Promise<void> {
    this.#fates = [];
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
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('submit', 'leave', 'step', 'step'),
      page: fc.constantFrom(0, 1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('crash', 'reject', 'retry'),
      page: fc.constantFrom(0, 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('wipe', 'set-back', 'jump') }) },
);

/** The invariants of docs/faults.md, as far as a device and a collector that counts can show them. */
function check(world: World): void {
  const { collector, disk, saved } = world;
  const here = new Set(
    [...disk.values()].flatMap((value) =>
      isQuarantined(value) && 'record' in value
        ? [value.record.id]
        : isRecord(value) && 'id' in value
          ? [value.id]
          : [],
    ),
  );
  for (const one of saved) {
    const { id } = one;
    const known = collector.answers.has(id) || here.has(id) || collector.rejected.has(id);
    const lost = 'seq' in one && collector.streams.get(one.stream)?.lost.has(one.seq);
    expect(known || lost, `I1: ${JSON.stringify(one)} is gone`).to.equal(true);
  }
  const places = new Map<string, string>();
  for (const batch of collector.batches) {
    for (const { id, seq, body, sha256: digest } of batch.items) {
      const place = `${batch.stream} ${seq}`;
      expect(places.get(place) ?? id, `I3: ${place} given twice`).to.equal(id);
      places.set(place, id);
      expect(digest, 'I5').to.equal(sha256(body));
    }
  }
  for (const [stream, { high, seqs, lost }] of collector.streams) {
    for (let seq = 1; seq <= high; seq++) {
      expect(seqs.has(seq) || lost.has(seq), `I4: ${stream} ${seq} is unaccounted for`).to.equal(
        true,
      );
    }
  }
}

/** Runs the outbox and the courier through `runs` random schedules; rejects with the smallest one that breaks an invariant. */
export function checkModel(runs: number, seed?: number): Promise<void> {
  const plans = fc.record({
    happenings: fc.array(fc.record({ what: happening, turns: fc.nat(12) }), {
      minLength: 1,
      maxLength: 24,
    }),
    fatesInOrder: fc.array(fc.constantFrom(...fates), { maxLength: 30 }),
    device: fc.constantFrom(undefined, 'kiosk-1'),
  });
  const schedule = fc.asyncProperty(fc.scheduler(), plans, async (scheduler, plan) => {
    const { happenings, fatesInOrder, device } = plan;
    let calm = false;
    const turn = async (label: string): Promise<void> => {
      if (!calm) await scheduler.schedule(Promise.resolve(), label);
    };
    const world = new World({ device, turn, fatesInOrder: [...fatesInOrder] });
    const faults: unknown[] = [];
    const one = async (): Promise<boolean> => {
      // What was let go must come to its next turn before anything is chosen again.
      await settle(50);
      if (scheduler.count() === 0) return false;
      await scheduler.waitNext(1);
      return true;
    };
    for (const { what, turns } of happenings) {
      world.happen(what).catch((error: unknown) => faults.push(error));
      for (let i = 0; i < turns && (await one()); i++);
    }
    while (await one());
    calm = true;
    expect(faults).to.deep.equal([]);
    await world.recover();
    check(world);
  });
  return fc.assert(schedule, { numRuns: runs, ...(seed !== undefined && { seed }) });
}
