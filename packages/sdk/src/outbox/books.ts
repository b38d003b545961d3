import type { Draft, EndedStream, Meta, OutboxRecord, QuarantineReason } from './record.ts';
import { quarantineKey, recordKey, sizeOf } from './record.ts';
import type { Change, Entry, Span } from './store.ts';

/** A record and the key it lies under. */
export interface Held {
  readonly key: string;
  readonly record: OutboxRecord;
}

/** What is to become of records once the collector, or the wire, has spoken. */
export interface Settlement {
  readonly forget: readonly Held[];
  readonly quarantine: readonly { readonly held: Held; readonly reason: QuarantineReason }[];
}

/** What a transaction makes of the books; `meta` undefined leaves them alone. */
export interface BookChange<T> extends Change<T> {
  readonly meta?: Meta;
  /** Losses that the new books declare. */
  readonly losses?: readonly EndedStream[];
}

/** Gives an answer the next place of the stream; `stream` is the name of a new one, should there be none. */
export function placed(
  draft: Draft,
  books: Meta,
  stream: string,
): BookChange<OutboxRecord> & { readonly entry: Entry } {
  const seq = books.high + 1;
  const record: OutboxRecord = { ...draft, stream: books.stream ?? stream, seq };
  return {
    result: record,
    entry: [keyOf(record, books), record],
    meta: {
      ...books,
      stream: record.stream,
      high: seq,
      low: books.pending === 0 ? seq : books.low,
      pending: books.pending + 1,
      bytes: books.bytes + sizeOf(draft),
    },
  };
}

/** The key of a place of the stream. */
export const keyOf = ({ seq }: Pick<OutboxRecord, 'seq'>, { shift = 0 }: Meta): string =>
  recordKey(shift + seq);

/** The keys among which `held` lie. */
export function spanOf(held: readonly Held[]): Span {
  const keys = held.map(({ key }) => key).sort();
  return { first: keys[0] ?? '', last: keys.at(-1) ?? '' };
}

/**
 * Takes records out, or sets them aside. `there` are the keys that really are in `span`, since another page may have been
 * first: the counters follow that. A number is given once in a stream, and a stream ends only when nothing of it is left,
 * so within the stream of the books a key says which record it is; the keys up to `shift` were all given before it.
 * `since`: device wall clock, RFC 3339 UTC.
 */
export function settled(
  { forget, quarantine }: Settlement,
  books: Meta,
  { span, there, since }: { span: Span; there: readonly string[]; since: string },
): BookChange<void> {
  const keys = new Set(there);
  const isThere = ({ key, record }: Held): boolean =>
    keys.has(key) && (record.stream === books.stream || key <= recordKey(books.shift ?? 0));
  const gone = forget.filter(isThere);
  const aside = quarantine.filter(({ held }) => isThere(held));
  const taken = [...gone, ...aside.map(({ held }) => held)];
  const pending = books.pending - taken.length;
  return {
    result: undefined,
    // One deletion costs as much as another, however many records it takes.
    remove: taken.length === there.length ? [span] : taken.map(({ key }) => key),
    put: aside.map(({ held: { record }, reason }) => [
      quarantineKey(record.id),
      { v: 1, record, reason, since },
    ]),
    meta: {
      ...books,
      pending,
      low: pending === 0 ? books.high + 1 : lowAfter(books, taken),
      bytes: books.bytes - gone.reduce((sum, { record }) => sum + sizeOf(record), 0),
      quarantined: books.quarantined + aside.length,
    },
  };
}

/** The mark below which nothing waits, after `taken` have gone. */
function lowAfter({ low, stream }: Meta, taken: readonly Held[]): number {
  const ours = taken.filter(({ record }) => record.stream === stream);
  const seqs = new Set(ours.map(({ record }) => record.seq));
  while (seqs.has(low)) low++;
  return low;
}
