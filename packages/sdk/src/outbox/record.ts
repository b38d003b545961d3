import type { BatchItem, SeqRange } from '@skm-survey/protocol';

/**
 * What is known of an answer before it has its place in the stream. Saved as it is only by a page that goes away:
 * under `n/` and its id, until a page gives it its number.
 */
export interface Draft {
  readonly v: 1;
  /** UUID, made before the transaction; what the collector counts by. */
  readonly id: string;
  readonly unit: string;
  /** Device wall clock when saved, RFC 3339 UTC. */
  readonly at: string;
  /** Minutes east of UTC. */
  readonly tz: number;
  /** Monotonic ms since the page started: with `at` and the collector's clock a wrong device clock can be repaired. */
  readonly up: number;
  readonly questionnaire: { readonly id: string; readonly revision: string };
  readonly sdk: string;
  /** The exact text that will be sent; never serialised or sealed again. */
  readonly body: string;
  /** Over the UTF-8 bytes of `body`; '' until there was time to work it out (a page that goes away has none). */
  readonly sha256: string;
  readonly enc?: NonNullable<BatchItem['enc']>;
}

/** One saved answer. Formats already released are read for ever; a new one gets a new `v`. */
export interface OutboxRecord extends Draft {
  readonly stream: string;
  /** From 1, without gaps within the stream: given in the transaction that adds the record. */
  readonly seq: number;
}

/** A stream that this device will not add to any more, until the collector has confirmed it. */
export interface EndedStream {
  readonly stream: string;
  readonly high: number;
  readonly lost: readonly SeqRange[];
}

/** The outbox's own books, under the key `meta`. Always written with what they count. */
export interface Meta {
  readonly v: 1;
  /** Counts the writes of the books, over every wipe that was noticed: of two pictures the higher one is the later. */
  readonly rev: number;
  /** Null while the device has no name for itself: before the first answer, and after a stream was closed. */
  readonly stream: string | null;
  /** Highest sequence number given out. */
  readonly high: number;
  /** No record below this one waits. */
  readonly low: number;
  readonly pending: number;
  /** Sum of `sizeOf` of the pending and the quarantined. */
  readonly bytes: number;
  readonly quarantined: number;
  /** What is added to a number of `stream` for its key, when records of a stream that is over still wait: they lie up to there. */
  readonly shift?: number;
  /** Sequence numbers of `stream` that the device declares lost, until the collector has heard it. */
  readonly lost: readonly SeqRange[];
  readonly ended: readonly EndedStream[];
  /** Stands in for a Web Lock where there are none. `until` is Unix ms. */
  readonly lease?: { readonly holder: string; readonly until: number };
}

/** Why the collector, or the wire, would not take a record. */
export interface QuarantineReason {
  readonly code: 'answer-rejected' | 'answer-conflict' | 'answer-too-large';
  readonly detail: string;
}

/** A record that was set aside: kept, listed, exported, tried again or erased by a person. */
export interface Quarantined {
  readonly v: 1;
  readonly record: OutboxRecord;
  readonly reason: QuarantineReason;
  /** Device wall clock, RFC 3339 UTC. */
  readonly since: string;
}

export const metaKey = 'meta';
export const recordPrefix = 'r/';
export const quarantinePrefix = 'x/';
export const unnumberedPrefix = 'n/';

export const recordKey = (seq: number): string => recordPrefix + String(seq).padStart(16, '0');
/** Streams follow each other in one database, so a quarantined record is found by its id. */
export const quarantineKey = (id: string): string => quarantinePrefix + id;

export const unnumberedKey = (id: string): string => unnumberedPrefix + id;

export const receiptPrefix = 's/';

/** The last receipt of a stream. */
export const receiptKey = (stream: string): string => receiptPrefix + stream;

/** The last receipt of a stream that proves nothing, until a better one comes. */
export const invalidReceiptKey = (stream: string): string => `${receiptKey(stream)}/invalid`;

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Bytes that a record is taken to need: its body and a round figure for the rest. */
export const sizeOf = (record: Draft): number => utf8(record.body).length + 400;

export const emptyMeta: Meta = {
  v: 1,
  rev: 0,
  stream: null,
  high: 0,
  low: 1,
  pending: 0,
  bytes: 0,
  quarantined: 0,
  shift: 0,
  lost: [],
  ended: [],
};

/** What any SDK has written under a key says which format it is in; a newer one is left where it is, for that SDK to send. */
const isOurs = (value: unknown): boolean => (value as { v?: unknown } | null | undefined)?.v === 1;

export const isMeta = isOurs as (value: unknown) => value is Meta;
export const isRecord = isOurs as (value: unknown) => value is OutboxRecord;
export const isDraft = isOurs as (value: unknown) => value is Draft;
export const isQuarantined = isOurs as (value: unknown) => value is Quarantined;

/** The record as it crosses the wire. */
export function itemOf(record: OutboxRecord): BatchItem {
  const { v, unit, questionnaire, stream, ...item } = record;
  return item;
}

/** Whether books or a mark have a stream. */
export const isNamed = <T extends { stream: string | null }>(
  one: T,
): one is T & { stream: string } => one.stream !== null;

export const endedOf = ({ stream, high, lost }: EndedStream): EndedStream => ({
  stream,
  high,
  lost,
});
