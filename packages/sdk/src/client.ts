import { isSlug, isUuid } from '@skm-survey/protocol';
import type {
  Client,
  ClientOptions,
  FlushReport,
  QuarantineView,
  Status,
  Submission,
  SubmitOutcome,
} from './api.ts';
import { Courier } from './delivery/deliver.ts';
import { DirectSender } from './delivery/direct.ts';
import { leader } from './delivery/leader.ts';
import { Pump } from './delivery/pump.ts';
import { Receipts } from './delivery/receipts.ts';
import { httpTransport } from './delivery/transport.ts';
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
import { durableStore } from './outbox/durable-store.ts';
import { memoryStore } from './outbox/memory-store.ts';
import { inventoryOf } from './outbox/inventory.ts';
import type { Holding, Inventory } from './outbox/inventory.ts';
import { Mirror } from './outbox/mirror.ts';
import { Outbox } from './outbox/outbox.ts';
import { quarantineView } from './outbox/quarantine.ts';
import { StoreFault } from './outbox/store.ts';
import type { Store } from './outbox/store.ts';
import { sealOnce } from './seal-once.ts';
import type { SealOnce } from './seal-once.ts';

const defaultCaps = { records: 200_000, bytes: 200_000_000 };

/** ms; ceilings of the pause between tries. A kiosk is one device of few, and somebody waits for its figures. */
const visitorCap = 15 * 60_000;
const kioskCap = 5 * 60_000;

/** ms between a kiosk's signs of life. */
const heartbeat = 60_000;

class SurveyClient extends EventTarget implements Client {
  readonly quarantine: QuarantineView;
  readonly #options: ClientOptions;
  readonly #env: Environment;
  readonly #outbox: Outbox;
  readonly #receipts: Receipts | null;
  readonly #courier: Courier;
  readonly #pump: Pump;
  readonly #direct: DirectSender;
  readonly #sealed: SealOnce | undefined;
  readonly #sleepless: () => void;
  readonly #tally = { accepted: 0, duplicate: 0, quarantined: 0 };
  #persisted: boolean | null = null;
  #lastContact: number | null = null;
  #shown = '';
  #problemShown: string | null = null;

  constructor(options: ClientOptions, env: Environment, store: Store) {
    super();
    const { unit, device, collector, key, caps = defaultCaps } = options;
    const name = databaseName(unit);
    const transport = httpTransport({ collector, key, env });
    this.#options = options;
    this.#sealed = options.seal && sealOnce(options.seal);
    this.#env = env;
    this.#outbox = new Outbox({
      store,
      env,
      caps,
      mirror: new Mirror(env.mirror, name),
      onLoss: (loss) => {
        this.dispatchEvent(new SkmLostEvent(loss));
        const detail = `${loss.stream}: ${loss.lost.map((range) => range.join('–')).join(', ')}`;
        this.dispatchEvent(new SkmProblemEvent({ code: 'answers-lost', detail }));
      },
    });
    const { receipts = 'off' } = options;
    this.#receipts =
      receipts === 'off'
        ? null
        : new Receipts({
            outbox: this.#outbox,
            env,
            check: receipts === 'keep' ? null : receipts,
            onReceipt: (kept) => this.dispatchEvent(new SkmReceiptEvent(kept)),
          });
    this.#courier = new Courier({
      outbox: this.#outbox,
      receipts: this.#receipts !== null,
      transport,
      env,
      unit,
      device,
      heartbeat: device === undefined ? null : heartbeat,
      events: this.#courierEvents(),
    });
    this.#pump = new Pump({
      courier: this.#courier,
      leader: leader(this.#outbox, name, env),
      env,
      cap: device === undefined ? visitorCap : kioskCap,
      heartbeat: device === undefined ? null : heartbeat,
      onChange: () => this.#show(),
    });
    this.#direct = new DirectSender({ transport, env, unit, device });
    this.#sleepless = env.wakeups((reason) => this.#pump.wake(reason));
    this.quarantine = quarantineView(this.#outbox, () => this.#pump.wake('record'));
    void this.#begin();
  }

  /** Opens the store at once: a connection that is not yet open when the page goes away saves nothing. */
  async #begin(): Promise<void> {
    let open = this.#options.device !== undefined;
    try {
      const { pending, ended, lost } = await this.#outbox.refresh();
      open ||= pending > 0 || ended.length > 0 || lost.length > 0;
      await this.#receipts?.load();
    } catch {
      // The health has taken note of it.
    }
    if (open) this.#pump.wake('pageshow');
    this.#show();
  }

  #courierEvents(): ConstructorParameters<typeof Courier>[0]['events'] {
    return {
      accepted: ({ record: { id } }, duplicate) => {
        this.#tally[duplicate ? 'duplicate' : 'accepted']++;
        this.dispatchEvent(new SkmAcceptedEvent({ id, duplicate }));
      },
      quarantined: ({ record: { id } }, reason) => {
        this.#tally.quarantined++;
        this.dispatchEvent(new SkmQuarantinedEvent({ id, reason }));
      },
      erased: ({ record: { id } }) => this.dispatchEvent(new SkmErasedEvent({ id })),
      contact: () => {
        this.#lastContact = this.#env.now();
      },
      replied: async (batch, reply) => this.#receipts?.take(batch, reply),
    };
  }

  async submit(
    submission: Submission,
    { id = this.#env.uuid() }: { id?: string | undefined } = {},
  ): Promise<SubmitOutcome> {
    if (!isUuid(id)) {
      return { kind: 'failed', id, code: 'answer-invalid', cause: new TypeError(`no UUID: ${id}`) };
    }
    const { unit, service } = this.#options;
    const seal = this.#sealed?.seal;
    const draft = await draftOf(submission, id, { unit, service, seal, env: this.#env });
    if ('code' in draft) return { kind: 'failed', id, ...draft };
    const placed = await this.#outbox.append(draft);
    if (placed instanceof StoreFault) {
      this.#show();
      return this.#sendDirectly(draft, placed);
    }
    const { seq } = placed;
    this.#sealed?.forget(id);
    this.dispatchEvent(new SkmSavedEvent({ id, seq }));
    this.#show();
    this.#pump.wake('record');
    return { kind: 'saved', id, seq };
  }

  async #sendDirectly(...[draft, fault]: Parameters<DirectSender['send']>): Promise<SubmitOutcome> {
    const outcome = await this.#direct.send(draft, fault);
    if (outcome.kind === 'accepted') {
      this.#sealed?.forget(draft.id);
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
      pending: books.pending,
      quarantined: books.quarantined,
      unreadable: this.#courier.unreadable,
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
    const { setback } = this.#pump;
    if (setback) return { code: setback.code, detail: setback.detail };
    const { last = null } = this.#receipts ?? {};
    if (last?.state === 'invalid') return { code: 'receipt-invalid', detail: last.detail };
    const { unreadable } = this.#courier;
    if (!unreadable) return null;
    return { code: 'answers-unreadable', detail: `${unreadable} saved by a newer version` };
  }

  /** Dispatches what has changed since the last time. */
  #show(): void {
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

  inventory(of: Holding = 'all'): Promise<Inventory> {
    const { unit, device } = this.#options;
    return inventoryOf(this.#outbox, of, { unit, device, env: this.#env });
  }

  close(): void {
    this.#sleepless();
    this.#pump.close();
    this.#outbox.close();
  }
}

/** One database for one unit: an answer belongs to its unit wherever the collector moves to (decision 0040). */
const databaseName = (unit: string): string => `skm-survey/${unit}`;

/**
 * A client for one unit. Opens the outbox and delivers what an earlier page left in it.
 * Throws a `TypeError` for a `unit`, `device` or `service` that no collector could accept; a wrong `collector` is a
 * visible state, since what is saved meanwhile is delivered once the address is put right.
 */
export function createClient(options: ClientOptions): Client {
  const env: Environment = { ...realEnvironment(), ...options.environment };
  const store = env.indexedDB ? durableStore(databaseName(options.unit), env) : memoryStore();
  return clientOver(store, options, env);
}

/** A client over a given store and machine. */
export function clientOver(store: Store, options: ClientOptions, env: Environment): Client {
  for (const name of ['unit', 'device', 'service'] as const) {
    const value = options[name];
    if (value !== undefined && !isSlug(value)) {
      throw new TypeError(
        `createClient: ${name} must match [A-Za-z0-9][A-Za-z0-9._-]{0,63}: ${value}`,
      );
    }
  }
  return new SurveyClient(options, env, store);
}
