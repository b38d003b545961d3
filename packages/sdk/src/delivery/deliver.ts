import type { Batch, BatchReply, SeqRange } from '@skm-survey/protocol';
import { limits } from '@skm-survey/protocol';
import type { DeliveryState, ErrorCode } from '../api.ts';
import type { Environment } from '../environment.ts';
import type { Held, Outbox } from '../outbox/outbox.ts';
import type { EndedStream, QuarantineReason } from '../outbox/record.ts';
import { afterFloor } from './backoff.ts';
import { compose, fitting } from './batch.ts';
import type { Heading } from './batch.ts';
import type { Outcome } from './reply.ts';
import { resultsById } from './reply.ts';
import type { Transport } from './transport.ts';

/** Why a pass has stopped before all was delivered. `after` is a floor in ms; `slow`: a person must act first. */
export interface Setback {
  readonly state: Extract<DeliveryState, 'unreachable' | 'misconfigured'>;
  readonly code: Extract<ErrorCode, 'collector-unreachable' | 'collector-misconfigured'>;
  readonly detail: string;
  readonly after: number | null;
  readonly slow: boolean;
}

/** What one step has come to. `drained`: there is nothing that could be sent now. */
export type Step =
  | { readonly kind: 'more' }
  | { readonly kind: 'drained' }
  | { readonly kind: 'setback'; readonly setback: Setback };

/** What a courier tells while it works. */
export interface CourierEvents {
  accepted(held: Held, duplicate: boolean): void;
  quarantined(held: Held, reason: QuarantineReason): void;
  /** The collector has answered as itself. */
  contact(): void;
}

export interface CourierOptions {
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly env: Environment;
  readonly unit: string;
  /** A kiosk's enrolled name; undefined for the browser of a visitor, whose streams are closed when empty. */
  readonly device: string | undefined;
  /** ms without contact after which a drained courier gives a sign of life, or null. */
  readonly heartbeat: number | null;
  readonly events: CourierEvents;
}

/** ms that an answer rests when the collector did not say for how long. */
const rest = 30_000;

/**
 * Carries what the outbox holds to the collector, one batch a step. It has no timers and no state that matters: a
 * courier that is dropped in the middle leaves every record where it was.
 */
export class Courier {
  readonly #o: CourierOptions;
  /** The key up to which this pass has been. */
  #cursor = '';
  /** Records in the next batch: halved when the collector or the network cannot take as many, doubled when it can. */
  #size: number = limits.batchItems;
  /** Monotonic ms before which a record is not tried again, by id. */
  readonly #resting = new Map<string, number>();
  /** Losses that this page has declared, so that a collector that does not listen is not told for ever. */
  readonly #declared = new Set<string>();
  #contactAt = -Infinity;

  constructor(options: CourierOptions) {
    this.#o = options;
  }

  /** Begins again with the oldest record. */
  restart(): void {
    this.#cursor = '';
  }

  /** Monotonic ms at which the first resting record may be tried again, or null. */
  get wakeAt(): number | null {
    return this.#resting.size ? Math.min(...this.#resting.values()) : null;
  }

  /** Sends one batch and does what the answer says. `keepalive` asks for a request that outlives the page. */
  async step(keepalive: boolean): Promise<Step> {
    const held = await this.#next();
    const first = held[0];
    if (!first) return this.#finish();
    const { high, pending, lost, stream } = await this.#o.outbox.refresh();
    const ours = first.record.stream === stream;
    const heading: Heading = {
      ...this.#identity,
      stream: first.record.stream,
      high: ours ? high : first.record.seq,
      pending: Math.max(pending, held.length),
      closed: false,
      lost: ours ? lost : [],
    };
    const batch = compose(
      heading,
      held.map(({ record }) => record),
      this.#o.env,
    );
    const outcome = await this.#o.transport.send(batch, { keepalive });
    return this.#judge(outcome, { batch, held });
  }

  /** Sends the heading of the stream alone: a sign of life, and whatever the books have to declare. */
  async #greet(): Promise<Step> {
    const { stream, high, pending, lost } = this.#o.outbox.books;
    if (stream === null) return { kind: 'drained' };
    const heading = { ...this.#identity, stream, high, pending, closed: false, lost };
    const batch = compose(heading, [], this.#o.env);
    const outcome = await this.#o.transport.send(batch, { keepalive: false });
    if (outcome.kind !== 'reply') return setback(outcome);
    this.#contact();
    await this.#hear(batch, outcome.reply);
    return { kind: 'more' };
  }

  get #identity(): Pick<Heading, 'unit' | 'device'> {
    return { unit: this.#o.unit, device: this.#o.device };
  }

  /** The next records that are not resting, as many as one batch takes; moves the cursor over what was skipped. */
  async #next(): Promise<Held[]> {
    const { outbox, env } = this.#o;
    const now = env.uptime();
    for (const [id, until] of this.#resting) if (until <= now) this.#resting.delete(id);
    for (;;) {
      const page = await outbox.page(this.#cursor, this.#size);
      if (!page) return [];
      const awake = page.held.filter(({ record }) => !this.#resting.has(record.id));
      if (awake.length) return awake.slice(0, fitting(awake.map(({ record }) => record)));
      this.#cursor = page.last;
    }
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

  #contact(): void {
    this.#contactAt = this.#o.env.uptime();
    this.#o.events.contact();
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
    if (others.length > 0) {
      this.#halve(held.length);
      return { kind: 'more' };
    }
    const { detail } = outcome;
    const unsure = outcome.kind === 'too-large' && !outcome.sure;
    if (!poison || unsure) return setback({ kind: 'misconfigured', detail });
    // If the collector refuses the batch without the answer too, the answer is not to blame.
    const control = await this.#o.transport.send(
      { ...batch, batch: this.#o.env.uuid(), items: [] },
      { keepalive: false },
    );
    if (control.kind === 'refused' || control.kind === 'too-large') {
      return setback({ kind: 'misconfigured', detail });
    }
    if (control.kind !== 'reply') return setback(control);
    this.#contact();
    const code = outcome.kind === 'refused' ? 'answer-rejected' : 'answer-too-large';
    await this.#setAside([{ held: poison, reason: { code, detail } }]);
    this.#cursor = poison.key;
    return { kind: 'more' };
  }

  async #setAside(quarantine: { held: Held; reason: QuarantineReason }[]): Promise<void> {
    await this.#o.outbox.settle({ forget: [], quarantine });
    for (const { held, reason } of quarantine) this.#o.events.quarantined(held, reason);
  }

  /** Lets go of exactly the answers that the collector has named. */
  async #apply(reply: BatchReply, { batch, held }: { batch: Batch; held: Held[] }): Promise<Step> {
    const { outbox, events } = this.#o;
    this.#contact();
    const results = resultsById(batch, reply);
    const forget: Held[] = [];
    const quarantine: { held: Held; reason: QuarantineReason }[] = [];
    let longest = 0;
    for (const one of held) {
      const result = results.get(one.record.id);
      if (result?.status === 'accepted' || result?.status === 'duplicate') forget.push(one);
      else if (result?.status === 'rejected') {
        const detail = `${result.reason.type}: ${result.reason.detail}`;
        quarantine.push({ held: one, reason: { code: 'answer-rejected', detail } });
      } else if (result?.status === 'conflict') {
        const detail = 'the collector holds another answer under this id';
        quarantine.push({ held: one, reason: { code: 'answer-conflict', detail } });
      } else longest = Math.max(longest, this.#rest(one, result?.after));
    }
    await outbox.settle({ forget, quarantine: [] });
    for (const one of forget)
      events.accepted(one, results.get(one.record.id)?.status === 'duplicate');
    if (quarantine.length) await this.#setAside(quarantine);
    await this.#hear(batch, reply);
    if (!forget.length && !quarantine.length) {
      for (const { record } of held) this.#resting.delete(record.id);
      return setback({
        kind: 'retry',
        after: longest,
        detail: 'the collector took none of the answers',
      });
    }
    this.#cursor = held.at(-1)?.key ?? this.#cursor;
    this.#size = Math.min(limits.batchItems, this.#size * 2);
    return { kind: 'more' };
  }

  /** Lets a record rest; returns for how long, in ms. */
  #rest({ record }: Held, after: number | undefined): number {
    const floor = after === undefined ? rest : after * 1_000;
    const { env } = this.#o;
    this.#resting.set(record.id, env.uptime() + afterFloor(floor, () => env.random()));
    return floor;
  }

  /** Compares what the collector misses with what is here, once nothing waits, and declares the difference lost. */
  async #hear({ stream, lost }: Batch, { missing }: BatchReply): Promise<void> {
    const { outbox } = this.#o;
    if (outbox.health.state === 'suspect') return;
    if (lost) await outbox.confirmLost(stream, lost);
    if (!missing.length || outbox.books.stream !== stream || outbox.books.pending > 0) return;
    const aside = await outbox.quarantined();
    const here = new Set(
      aside.filter(({ record }) => record.stream === stream).map(({ record }) => record.seq),
    );
    const gone = missing
      .flatMap((range) => without(range, here))
      .filter((range) => !this.#declared.has(`${stream} ${range.join()}`));
    for (const range of gone) this.#declared.add(`${stream} ${range.join()}`);
    if (gone.length) await outbox.declareLost(stream, gone);
  }

  /** With nothing left to send: declares what was lost, and ends the streams of a device that keeps no name. */
  async #finish(): Promise<Step> {
    const { outbox, device, env, heartbeat } = this.#o;
    const books = await outbox.refresh();
    const silent = heartbeat !== null && env.uptime() - this.#contactAt >= heartbeat;
    if (books.lost.length || silent) {
      const told = await this.#greet();
      if (told.kind === 'setback') return told;
    }
    if (outbox.health.state === 'suspect') return { kind: 'drained' };
    if (device === undefined) await outbox.endStream();
    for (const ended of outbox.books.ended) {
      const step = await this.#close(ended);
      if (step.kind === 'setback') return step;
    }
    return { kind: 'drained' };
  }

  /** Tells the collector that a stream is over; what it still misses of it is lost, since nothing of it is here. */
  async #close({ stream, high, lost }: EndedStream): Promise<Step> {
    const { outbox } = this.#o;
    const heading = { ...this.#identity, stream, high, pending: 0, closed: true };
    let declared: readonly SeqRange[] = lost;
    for (let round = 0; round < 2; round++) {
      const outcome = await this.#o.transport.send(
        compose({ ...heading, lost: declared }, [], this.#o.env),
        { keepalive: false },
      );
      if (outcome.kind !== 'reply') return setback(outcome);
      this.#contact();
      if (!outcome.reply.missing.length) break;
      declared = outcome.reply.missing;
    }
    await outbox.forgetStream(stream);
    return { kind: 'more' };
  }
}

/** The parts of a range that are not in `here`. */
function without([first, last]: SeqRange, here: ReadonlySet<number>): SeqRange[] {
  const ranges: SeqRange[] = [];
  let start = first;
  for (const seq of [...here].sort((a, b) => a - b)) {
    if (seq < start || seq > last) continue;
    if (seq > start) ranges.push([start, seq - 1]);
    start = seq + 1;
  }
  if (start <= last) ranges.push([start, last]);
  return ranges;
}

/** What an outcome that settled nothing means for the one who waits. */
function setback(outcome: Exclude<Outcome, { kind: 'reply' }>): Step {
  const { kind, detail } = outcome;
  if (kind === 'retry') {
    const { after } = outcome;
    return {
      kind: 'setback',
      setback: { state: 'unreachable', code: 'collector-unreachable', detail, after, slow: false },
    };
  }
  return {
    kind: 'setback',
    setback: {
      state: 'misconfigured',
      code: 'collector-misconfigured',
      detail,
      after: null,
      // A captive portal goes away by itself; a wrong address does not.
      slow: kind !== 'foreign',
    },
  };
}
