import { isSlug, isUuid, limits } from '@skm-survey/protocol';
import type {
  Client,
  ClientOptions,
  FlushReport,
  QuarantineView,
  Submission,
  SubmitOutcome,
} from './api.ts';
import type { CourierEvents } from './delivery/court.ts';
import type { Courier } from './delivery/deliver.ts';
import { courierOf } from './delivery/deliver.ts';
import type { DirectSender } from './delivery/direct.ts';
import { leader } from './delivery/leader.ts';
import type { Pump } from './delivery/pump.ts';
import { pumpOf } from './delivery/pump.ts';
import type { Receipts } from './delivery/receipts.ts';
import { httpTransport } from './delivery/transport.ts';
import type { Transport } from './delivery/wire.ts';
import { draftOf } from './draft.ts';
import { realEnvironment } from './environment.ts';
import type { Environment } from './environment.ts';
import {
  SkmAcceptedEvent,
  SkmErasedEvent,
  SkmLostEvent,
  SkmProblemEvent,
  SkmQuarantinedEvent,
  SkmReceiptEvent,
  SkmSavedEvent,
  SkmStatusEvent,
} from './events.ts';
import { absentStore } from './outbox/absent-store.ts';
import { durableStore } from './outbox/durable-store.ts';
import { hash } from './outbox/hash.ts';
import type { Holding, Inventory } from './outbox/inventory.ts';
import { mirrorOf } from './outbox/mirror.ts';
import type { Outbox } from './outbox/outbox.ts';
import { openOutbox } from './outbox/outbox.ts';
import type { Draft } from './outbox/record.ts';
import { StoreFault } from './outbox/store.ts';
import type { Store } from './outbox/store.ts';
import type { Parts } from './parts.ts';
import { LoadFault, parts } from './parts.ts';
import type { Status } from './status.ts';
import { within } from './within.ts';

const defaultCaps = { records: 200_000, bytes: 200_000_000 };

/** Records that leave the store at once. */
const together = 4 * limits.batchItems;

/** ms; ceilings of the pause between tries. A kiosk is one device of few, and somebody waits for its figures. */
const visitorCap = 15 * 60_000;
const kioskCap = 5 * 60_000;

/** ms; a network may hang, and a respondent must be told something. */
const partTimeout = 10_000;

/** ms between a kiosk's signs of life. */
const heartbeat = 60_000;

/** What a client stands on. */
interface Ground {
  readonly env: Environment;
  readonly store: Store;
  readonly load: Parts;
}

class SurveyClient extends EventTarget implements Client {
  readonly quarantine: QuarantineView;
  readonly #options: ClientOptions;
  readonly #env: Environment;
  readonly #outbox: Outbox;
  readonly #transport: Transport;
  readonly #courier: Courier;
  readonly #pump: Pump;
  readonly #load: Parts;
  readonly #hash: (text: string) => Promise<string>;
  readonly #unwatch: () => void;
  #receipts: Receipts | null = null;
  #direct: DirectSender | undefined;
  /** From `pagehide` until the page is shown again. */
  #leaving = false;
  #closed = false;
  readonly #tally = { accepted: 0, duplicate: 0, quarantined: 0 };
  #persisted: boolean | null = null;
  #lastContact: number | null = null;
  /** What was found to be missing in this page's life. */
  #lost: Status['problem'] = null;
  #shown = '';
  #problemShown: string | null = null;

  constructor(options: ClientOptions, { env, store, load }: Ground) {
    super();
    const { unit, device, collector, key, caps = defaultCaps } = options;
    const name = databaseName(unit);
    const transport = httpTransport({ collector, key, env, load });
    this.#hash = (text) => hash(text, env, load);
    this.#options = options;
    this.#transport = transport;
    this.#load = load;
    this.#env = env;
    this.#outbox = openOutbox({
      store,
      env,
      isKiosk: device !== undefined,
      caps,
      together,
      hash: this.#hash,
      mirror: mirrorOf(env.mirror, name),
      load,
      onHealed: () => {
        this.#pump.wake('record');
        this.#show();
      },
      onLoss: (loss) => {
        this.dispatchEvent(new SkmLostEvent(loss));
        const detail = `${loss.stream}: ${loss.lost.map((range) => range.join('–')).join(', ')}`;
        this.#lost = { code: 'answers-lost', detail };
        this.#show();
      },
    });
    this.#courier = courierOf({
      outbox: this.#outbox,
      receipts: (options.receipts ?? 'off') !== 'off',
      transport,
      env,
      load,
      unit,
      device,
      heartbeat: device === undefined ? Infinity : heartbeat,
      events: this.#courierEvents(),
    });
    this.#pump = pumpOf({
      courier: this.#courier,
      leader: leader(this.#outbox, name, { env, load }),
      env,
      cap: device === undefined ? visitorCap : kioskCap,
      heartbeat: device === undefined ? Infinity : heartbeat,
      onChange: () => this.#show(),
    });
    this.#unwatch = env.page((event) => {
      this.#leaving = event === 'leaving';
      if (event !== 'leaving') this.#pump.wake(event);
    });
    this.quarantine = this.#quarantineView();
    void this.#begin();
  }

  #quarantineView(): QuarantineView {
    const view = async (): Promise<QuarantineView> => {
      const { quarantineView } = await this.#load.quarantine();
      return quarantineView(this.#outbox, () => this.#pump.wake('record'));
    };
    return {
      list: async () => (await view()).list(),
      retry: async (ids) => (await view()).retry(ids),
      erase: async (ids) => (await view()).erase(ids),
    };
  }

  /** Opens the store at once: a connection that is not yet open when the page goes away saves nothing. */
  async #begin(): Promise<void> {
    try {
      await this.#outbox.refresh();
      await this.#outbox.admit();
    } catch {
      // The health has taken note of it.
    }
    // Before the network goes: pages over plain HTTP have no other.
    if (!this.#env.digest) this.#load.sha256().catch(() => null);
    const { pending, ended, lost } = this.#outbox.books;
    const open = pending > 0 || ended.length > 0 || lost.length > 0;
    const { device } = this.#options;
    if (open || device !== undefined) this.#pump.wake('pageshow');
    // A kiosk may need any of them when there has been no network for weeks.
    if (device !== undefined)
      for (const load of Object.values(this.#load)) load().catch(() => null);
    // What a later page should see at once, though this one may need none of it for a while.
    await this.#keepReceipts().catch(() => undefined);
    this.#show();
  }

  async #keepReceipts(): Promise<Receipts | null> {
    const { receipts = 'off' } = this.#options;
    if (receipts === 'off' || this.#receipts) return this.#receipts;
    const { Receipts } = await this.#load.receipts();
    this.#receipts ??= new Receipts({
      outbox: this.#outbox,
      env: this.#env,
      check: receipts === 'keep' ? null : receipts,
      onReceipt: (kept) => this.dispatchEvent(new SkmReceiptEvent(kept)),
    });
    await this.#receipts.load();
    return this.#receipts;
  }

  #courierEvents(): CourierEvents {
    return {
      accepted: ({ record: { id } }, duplicate) => {
        this.#tally[duplicate ? 'duplicate' : 'accepted']++;
        this.dispatchEvent(new SkmAcceptedEvent({ id, duplicate }));
      },
      erased: ({ record: { id } }) => this.dispatchEvent(new SkmErasedEvent({ id })),
      quarantined: ({ record: { id } }, reason) => {
        this.#tally.quarantined++;
        this.dispatchEvent(new SkmQuarantinedEvent({ id, reason }));
      },
      contact: () => {
        this.#lastContact = this.#env.now();
      },
      // A receipt that cannot be looked at is none the less in the collector's log.
      replied: async (batch, reply) =>
        (await this.#keepReceipts().catch(() => null))?.take(batch, reply),
    };
  }

  async submit(
    submission: Submission,
    { id = this.#env.uuid() }: { id?: string | undefined } = {},
  ): Promise<SubmitOutcome> {
    if (!isUuid(id)) {
      return { kind: 'failed', id, code: 'answer-invalid', cause: new TypeError(`no UUID: ${id}`) };
    }
    const { unit, service, seal } = this.#options;
    const hash = this.#leaving ? null : this.#hash;
    const draft = await draftOf(submission, id, { unit, service, seal, env: this.#env, hash });
    if ('code' in draft) return { kind: 'failed', id, ...draft };
    const saved = await this.#outbox.append(draft, this.#leaving);
    if (saved instanceof StoreFault) {
      this.#show();
      return this.#sendDirectly(draft, saved);
    }
    const seq = 'seq' in saved ? saved.seq : null;
    this.dispatchEvent(new SkmSavedEvent({ id, seq }));
    this.#show();
    this.#pump.wake('record');
    return { kind: 'saved', id, seq };
  }

  async #sendDirectly(draft: Draft, fault: StoreFault): Promise<SubmitOutcome> {
    const { id } = draft;
    try {
      const { DirectSender } = await this.#load.direct();
      const { unit, device } = this.#options;
      const env = this.#env;
      const hash = this.#hash;
      this.#direct ??= new DirectSender({ transport: this.#transport, env, unit, device, hash });
    } catch (cause) {
      return { kind: 'failed', id, code: `store-${fault.kind}`, cause };
    }
    const outcome = await this.#direct.send(draft, fault);
    if (outcome.kind === 'accepted') {
      this.#lastContact = this.#env.now();
      this.dispatchEvent(new SkmAcceptedEvent({ id: draft.id, duplicate: false }));
    }
    return outcome;
  }

  async flush(): Promise<FlushReport> {
    const before = { ...this.#tally };
    await this.#pump.flush();
    const { pending } = await this.status();
    return {
      accepted: this.#tally.accepted - before.accepted,
      duplicate: this.#tally.duplicate - before.duplicate,
      quarantined: this.#tally.quarantined - before.quarantined,
      pending,
    };
  }

  async status(): Promise<Status> {
    this.#persisted = await this.#env.persisted();
    // Another page may have written; where the store fails, the last known figures stand beside the health that says so.
    await this.#outbox.refresh().catch(() => undefined);
    this.#show();
    return this.#picture();
  }

  #picture(): Status {
    const { health, books, durable } = this.#outbox;
    return {
      store: health.state,
      durable: durable && health.state !== 'unavailable',
      persisted: this.#persisted,
      delivery: this.#pump.state,
      pending: this.#outbox.waiting(),
      quarantined: books.quarantined,
      unreadable: this.#courier.walk.unreadable,
      lastContact: this.#lastContact,
      receipt: this.#receipts?.last ?? null,
      problem: this.#problem(),
    };
  }

  #problem(): Status['problem'] {
    const { state, cause } = this.#outbox.health;
    if (state !== 'ok') {
      const detail = cause instanceof Error ? cause.message : 'nothing durable to save to';
      return { code: `store-${state}`, detail };
    }
    const { problem } = this.#pump;
    if (problem) return { code: `collector-${problem.state}`, detail: problem.detail };
    const { last = null } = this.#receipts ?? {};
    if (last?.state === 'invalid') return { code: 'receipt-invalid', detail: last.detail };
    const { unreadable } = this.#courier.walk;
    if (!unreadable) return this.#lost;
    return { code: 'answers-unreadable', detail: `${unreadable} saved by a newer version` };
  }

  /** Dispatches what has changed since the last time. */
  #show(): void {
    if (this.#closed) return;
    const status = this.#picture();
    const { problem } = status;
    if (problem && problem.code !== this.#problemShown) {
      this.#problemShown = problem.code;
      this.dispatchEvent(new SkmProblemEvent(problem));
    }
    if (!problem) this.#problemShown = null;
    const shown = JSON.stringify(status);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.dispatchEvent(new SkmStatusEvent(status));
  }

  async inventory(of: Holding = 'all'): Promise<Inventory> {
    const { unit, device } = this.#options;
    const { inventoryOf } = await this.#load.inventory();
    return inventoryOf(this.#outbox, of, { unit, device, env: this.#env, hash: this.#hash });
  }

  close(): void {
    this.#closed = true;
    this.#unwatch();
    this.#pump.close();
    this.#outbox.close();
  }
}

/** Parts that are given up when they take too long. */
const bounded = (load: Parts, env: Environment): Parts =>
  Object.fromEntries(
    Object.entries(load).map(([name, one]) => [
      name,
      () =>
        within(env, partTimeout)<unknown>(one(), () =>
          Promise.reject(new LoadFault('a part of the SDK does not come')),
        ),
    ]),
  ) as unknown as Parts;

/** One database for one unit: an answer belongs to its unit wherever the collector moves to (decision 0040). */
const databaseName = (unit: string): string => `skm-survey/${unit}`;

/**
 * A client for one unit. Opens the outbox and delivers what an earlier page left in it.
 * Throws a `TypeError` for a `unit`, `device` or `service` that no collector could accept; a wrong `collector` is a
 * visible state, since what is saved meanwhile is delivered once the address is put right.
 */
export function createClient(options: ClientOptions): Client {
  const env: Environment = { ...realEnvironment(), ...options.environment };
  const store = env.indexedDB ? durableStore(databaseName(options.unit), env) : absentStore;
  return clientOver(store, options, env);
}

/** A client over a given store and machine; `load` replaces how parts of the SDK are fetched. */
export function clientOver(
  store: Store,
  options: ClientOptions,
  { load = parts, ...env }: Environment & { readonly load?: Parts },
): Client {
  for (const name of ['unit', 'device', 'service'] as const) {
    const value = options[name];
    if (value !== undefined && !isSlug(value)) {
      throw new TypeError(
        `createClient: ${name} must match [A-Za-z0-9][A-Za-z0-9._-]{0,63}: ${value}`,
      );
    }
  }
  return new SurveyClient(options, { store, env, load: bounded(load, env) });
}
