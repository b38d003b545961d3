import type { Batch, BatchReply, SeqRange } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Held } from '../outbox/books.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { EndedStream } from '../outbox/record.ts';
import { isQuarantined, quarantinePrefix } from '../outbox/record.ts';
import {
  confirmLost,
  declareLost,
  endStream,
  forgetStream,
  lastKnown,
  openStream,
  recount,
} from '../outbox/streams.ts';
import { compose, conditionOf } from './batch.ts';
import type { Step } from './court.ts';
import type { Transport } from './wire.ts';

export interface ProofOptions {
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly env: Environment;
  readonly unit: string;
  /** A kiosk's enrolled name; undefined for the browser of a visitor, whose streams are closed when empty. */
  readonly device: string | undefined;
  /** Whether a sign of life is due. */
  readonly isSilent: () => boolean;
  /** Called when the collector has answered as itself. */
  readonly onContact: () => void;
}

/**
 * What is said about streams beside the answers themselves, so that every sequence number ends as accepted, rejected,
 * erased or declared lost: losses, endings, signs of life.
 */
export class Proof {
  readonly #o: ProofOptions;
  /** Losses that this page has declared, so that a collector that does not listen is not told for ever. */
  readonly #declared = new Set<string>();

  constructor(options: ProofOptions) {
    this.#o = options;
  }

  /** Compares what the collector misses with what is here, once nothing waits, and declares the difference lost. */
  async hear({ stream, lost }: Batch, { missing }: BatchReply): Promise<void> {
    const { outbox } = this.#o;
    if (outbox.health.state === 'suspect') return;
    if (lost) await confirmLost(outbox, stream, lost);
    if (!missing.length || outbox.books.stream !== stream || outbox.books.pending > 0) return;
    const here = new Set<number>();
    for await (const [, one] of outbox.entries(quarantinePrefix)) {
      // What only a newer SDK can read may be the very answer that is missing: not lost, but here.
      if (!isQuarantined(one)) return;
      if (one.record.stream === stream) here.add(one.record.seq);
    }
    const gone = missing
      .flatMap((range) => without(range, here))
      .filter((range) => !this.#declared.has(`${stream} ${range.join()}`));
    for (const range of gone) this.#declared.add(`${stream} ${range.join()}`);
    if (gone.length) await declareLost(outbox, stream, gone);
  }

  /** Takes a stream into the books of which a record is about to be sent, so that its end is told. */
  async adopt(held: readonly Held[]): Promise<void> {
    const { stream = '' } = held[0]?.record ?? {};
    const high = Math.max(...held.map(({ record }) => record.seq));
    await this.#o.outbox.transact((books) => ({
      result: undefined,
      meta: { ...books, ended: [...books.ended, { stream, high, lost: [] }] },
    }));
  }

  /** With nothing left to send: declares what was lost, and ends the streams of a device that keeps no name. */
  async finish(): Promise<Step> {
    const { outbox, env, device, isSilent } = this.#o;
    await recount(outbox);
    if (device !== undefined) await openStream(outbox, env);
    for (let first = isSilent(); first || outbox.books.lost.length > 0; first = false) {
      const told = await this.#greet();
      if (told) return told;
      if (outbox.health.state === 'suspect') break;
    }
    if (outbox.health.state === 'suspect') return 'drained';
    if (device === undefined) await endStream(outbox);
    // What rests may be of a stream that was put back and has ended: it is not lost.
    if (outbox.books.shift && outbox.books.pending) return 'drained';
    for (const ended of outbox.books.ended) {
      const stopped = await this.#close(ended);
      if (stopped) return stopped;
    }
    return 'drained';
  }

  /** A kiosk whose store has failed is not silent: it says so, as far as it remembers its stream. */
  async alive(): Promise<void> {
    const { outbox, env, unit, device, transport } = this.#o;
    const { stream, high, pending } = lastKnown(outbox);
    if (stream === null) return;
    const more = await conditionOf(outbox, env, device);
    const heading = { unit, device, stream, high, pending, closed: false, lost: [], more };
    const outcome = await transport.send(compose(heading, [], env));
    if (outcome.kind === 'reply') this.#o.onContact();
  }

  /**
   * Sends the heading of the stream alone: a sign of life, and whatever the books have to declare. Returns what ends the
   * step, or null once it was heard.
   */
  async #greet(): Promise<Step | null> {
    const { outbox, env, unit, device } = this.#o;
    const { stream, high, pending, lost } = outbox.books;
    if (stream === null) return 'drained';
    const more = await conditionOf(outbox, env, device);
    const heading = { unit, device, stream, high, pending, closed: false, lost, more };
    const batch = compose(heading, [], env);
    const outcome = await this.#o.transport.send(batch);
    if (outcome.kind !== 'reply') return outcome;
    this.#o.onContact();
    await this.hear(batch, outcome.reply);
    return null;
  }

  /** Tells the collector that a stream is over; what it still misses of it is lost, since nothing of it is here. Null once told. */
  async #close({ stream, high, lost }: EndedStream): Promise<Step | null> {
    const { outbox, env, unit, device } = this.#o;
    const heading = { unit, device, stream, high, pending: 0, closed: true };
    const told = new Set<string>();
    for (let declared = [...lost]; ;) {
      const batch = compose({ ...heading, lost: declared }, [], env);
      const outcome = await this.#o.transport.send(batch);
      if (outcome.kind !== 'reply') return outcome;
      this.#o.onContact();
      for (const range of batch.lost ?? []) told.add(range.join());
      declared = [...declared, ...outcome.reply.missing].filter((range) => !told.has(range.join()));
      // A collector that does not listen is not told twice.
      if (!declared.length) break;
    }
    await forgetStream(outbox, stream);
    return null;
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
