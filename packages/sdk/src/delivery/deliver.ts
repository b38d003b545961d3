import type { Batch, BatchReply } from '@skm-survey/protocol';
import { limits } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Held, Settlement } from '../outbox/books.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { QuarantineReason } from '../outbox/record.ts';
import { StoreFault } from '../outbox/store.ts';
import { afterFloor } from './backoff.ts';
import { compose, conditionOf, fitting } from './batch.ts';
import type { Heading } from './batch.ts';
import { LoadFault } from '../parts.ts';
import type { Parts } from '../parts.ts';
import type { Proof } from './proof.ts';
import type { Outcome } from './reply.ts';
import { resultsById } from './reply.ts';
import { setback } from './setback.ts';
import type { Step } from './setback.ts';
import type { Transport } from './transport.ts';
import { defaultRest, verdictOf } from './verdict.ts';

/** What a courier tells while it works. */
export interface CourierEvents {
  accepted(held: Held, duplicate: boolean): void;
  quarantined(held: Held, reason: QuarantineReason): void;
  /** The collector erased the answer on request, and the device has let go of it too. */
  erased(held: Held): void;
  /** The collector has answered as itself. */
  contact(): void;
  /** What it said of a batch with answers, after the device has acted on it. */
  replied(batch: Batch, reply: BatchReply): Promise<void>;
}

export interface CourierOptions {
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly env: Environment;
  readonly unit: string;
  /** A kiosk's enrolled name; undefined for the browser of a visitor, whose streams are closed when empty. */
  readonly device: string | undefined;
  /** ms without contact after which a device with nothing to send gives a sign of life, or null. */
  readonly heartbeat: number | null;
  readonly load: Parts;
  readonly events: CourierEvents;
  /** Whether to ask for receipts. */
  readonly receipts: boolean;
}

/**
 * Carries what the outbox holds to the collector, one batch a step. It has no timers and no state that matters: a
 * courier that is dropped in the middle leaves every record where it was.
 */
export class Courier {
  readonly #o: CourierOptions;
  #proof: Proof | undefined;
  /** Monotonic ms of the last answer of the collector. */
  #contactAt = -Infinity;
  /** Whether this pass has looked for answers that have no number yet. */
  #admitted = false;
  /** The key up to which this pass has been. */
  #cursor = '';
  /** Keys of the page before us that only a newer SDK can read. */
  #foreign: readonly string[] = [];
  /** How many of them this pass has left behind, and how many the last whole pass. */
  #passed = 0;
  #unreadable = 0;
  /** Records in the next batch: halved when the collector or the network cannot take as many, doubled when it can. */
  #size: number = limits.batchItems;
  /** Monotonic ms before which a record is not tried again, by id. */
  readonly #resting = new Map<string, number>();
  /** The next pass goes on where this one stopped. */
  #goOn = false;

  constructor(options: CourierOptions) {
    this.#o = options;
  }

  async #proving(): Promise<Proof> {
    const { Proof } = await this.#o.load.proof();
    this.#proof ??= new Proof({
      ...this.#o,
      isSilent: () => this.#isSilent,
      onContact: () => this.#contact(),
    });
    return this.#proof;
  }

  get #isSilent(): boolean {
    const { env, heartbeat } = this.#o;
    return heartbeat !== null && env.uptime() - this.#contactAt >= heartbeat;
  }

  #contact(): void {
    this.#contactAt = this.#o.env.uptime();
    this.#o.events.contact();
  }

  /** A pass begins: with the oldest record, unless the last one got stuck there with records that are not to blame. */
  begin(): void {
    if (!this.#goOn) {
      this.#cursor = '';
      this.#passed = 0;
      // Not while what rests lies behind the cursor: then it is what wakes the next pass.
      const now = this.#o.env.uptime();
      for (const [id, until] of this.#resting) if (until <= now) this.#resting.delete(id);
    }
    this.#goOn = false;
    this.#admitted = false;
  }

  /** Records that the last whole pass has left for a newer SDK to send. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Monotonic ms at which the first resting record may be tried again, or null. */
  get wakeAt(): number | null {
    return this.#resting.size ? Math.min(...this.#resting.values()) : null;
  }

  /** Sends one batch and does what the answer says. `keepalive` asks for a request that outlives the page. */
  async step(keepalive: boolean): Promise<Step> {
    try {
      return await this.#carry(keepalive);
    } catch (error) {
      if (error instanceof LoadFault)
        return setback({ kind: 'retry', after: null, detail: error.message });
      // A kiosk whose store has failed is not silent.
      if (error instanceof StoreFault && this.#isSilent) await (await this.#proving()).alive();
      throw error;
    }
  }

  async #carry(keepalive: boolean): Promise<Step> {
    const { outbox, env, unit, device } = this.#o;
    if (!this.#admitted) await outbox.admit();
    this.#admitted = true;
    const [held, { high, pending, lost, stream }] = await Promise.all([
      this.#next(),
      outbox.refresh(),
    ]);
    const first = held[0];
    if (!first) return (await this.#proving()).finish();
    const records = held.map(({ record }) => record);
    const ours = first.record.stream === stream;
    const condition = await conditionOf(outbox, env, device);
    const heading: Heading = {
      unit,
      device,
      stream: first.record.stream,
      high: ours ? high : Math.max(...records.map(({ seq }) => seq)),
      pending: Math.max(pending, held.length),
      closed: false,
      lost: ours ? lost : [],
      more: { ...condition, ...(this.#o.receipts && { receipt: true }) },
    };
    const batch = compose(heading, records, env);
    const outcome = await this.#o.transport.send(batch, { keepalive });
    return this.#judge(outcome, { batch, held });
  }

  /** The next records that are not resting, as many as one batch takes; moves the cursor over what was skipped. */
  async #next(): Promise<Held[]> {
    const { outbox } = this.#o;
    for (;;) {
      const page = await outbox.page(this.#cursor, this.#size);
      if (!page) {
        this.#unreadable = this.#passed;
        return [];
      }
      this.#foreign = page.foreign;
      const awake = page.held.filter(({ record }) => !this.#resting.has(record.id));
      if (awake.length) return awake.slice(0, fitting(awake.map(({ record }) => record)));
      this.#advance(page.last);
    }
  }

  /** What lies up to `key` is done with, in this pass. */
  #advance(key: string): void {
    this.#passed += this.#foreign.filter((foreign) => foreign <= key).length;
    this.#cursor = key;
  }

  async #judge(outcome: Outcome, sent: { batch: Batch; held: Held[] }): Promise<Step> {
    switch (outcome.kind) {
      case 'reply':
        return this.#apply(outcome.reply, sent);
      case 'too-large':
      case 'refused':
        return this.#narrow(outcome, sent);
      case 'retry':
        // A slow line gets a smaller load.
        if (outcome.detail === 'timeout') this.#halve(sent.held.length);
        return setback(outcome);
      default:
        return setback(outcome);
    }
  }

  #halve(sent: number): void {
    this.#size = Math.max(1, Math.ceil(sent / 2));
  }

  /** Halves the batch until the one answer that cannot be taken stands alone, then sets it aside. */
  async #narrow(
    outcome: Extract<Outcome, { kind: 'too-large' | 'refused' }>,
    { batch, held }: { batch: Batch; held: Held[] },
  ): Promise<Step> {
    const [poison, ...others] = held;
    if (!poison || others.length > 0) {
      this.#halve(held.length);
      return { kind: 'more' };
    }
    const { examine } = await this.#o.load.poison();
    const judgement = await examine(outcome, batch, this.#o);
    if ('step' in judgement) return judgement.step;
    this.#contact();
    await this.#setAside([{ held: poison, reason: judgement.reason }]);
    return { kind: 'more' };
  }

  /** Sets records aside, or lets them rest while the store must not be written to. */
  async #setAside(quarantine: Settlement['quarantine']): Promise<void> {
    const { outbox, events } = this.#o;
    if (outbox.health.state === 'suspect') {
      for (const { held } of quarantine) this.#rest(held, defaultRest);
      return;
    }
    await outbox.settle({ forget: [], quarantine });
    for (const { held, reason } of quarantine) events.quarantined(held, reason);
  }

  /** Lets go of exactly the answers that the collector has named. */
  async #apply(reply: BatchReply, { batch, held }: { batch: Batch; held: Held[] }): Promise<Step> {
    const { outbox, events } = this.#o;
    this.#contact();
    const results = resultsById(batch, reply);
    const sorted = held.map((one) => ({ one, verdict: verdictOf(results.get(one.record.id)) }));
    const forget = sorted.filter(
      ({ verdict }) => verdict.kind === 'taken' || verdict.kind === 'erased',
    );
    const quarantine = sorted.flatMap(({ one, verdict }) =>
      verdict.kind === 'refused' ? [{ held: one, reason: verdict.reason }] : [],
    );
    await outbox.settle({ forget: forget.map(({ one }) => one), quarantine: [] });
    for (const { one, verdict } of forget) {
      if (verdict.kind === 'taken') events.accepted(one, verdict.duplicate);
      else events.erased(one);
    }
    await this.#setAside(quarantine);
    if (batch.lost || reply.missing.length) await (await this.#proving()).hear(batch, reply);
    await events.replied(batch, reply);
    const open = sorted.flatMap(({ one, verdict }) =>
      verdict.kind === 'open' ? [{ one, floor: verdict.after }] : [],
    );
    for (const { one, floor } of open) this.#rest(one, floor);
    this.#advance(held.at(-1)?.key ?? this.#cursor);
    if (open.length === held.length) {
      this.#goOn = true;
      const after = Math.min(...open.map(({ floor }) => floor));
      return setback({ kind: 'retry', after, detail: 'the collector took none of the answers' });
    }
    this.#size = Math.min(limits.batchItems, this.#size * 2);
    return { kind: 'more' };
  }

  #rest({ record }: Held, floor: number): void {
    const { env } = this.#o;
    this.#resting.set(record.id, env.uptime() + afterFloor(floor, () => env.random()));
  }
}
