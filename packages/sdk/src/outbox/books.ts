import type { Draft, EndedStream, Meta, OutboxRecord } from './record.ts';
import { emptyMeta, recordKey, sizeOf } from './record.ts';
import type { Change, Entry, Span } from './store.ts';

/** A record and the key it lies under. */
export interface Held {
  readonly key: string;
  readonly record: OutboxRecord;
}

/** What a transaction makes of the books; `meta` undefined leaves them alone. */
export interface BookChange<T> extends Change<T> {
  readonly meta?: Meta;
  /** Losses that the new books declare. */
  readonly losses?: readonly EndedStream[];
}

/** The key of a place of the stream. */
export const keyOf = (seq: number, { shift = 0 }: Meta): string => recordKey(shift + seq);

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
    entry: [keyOf(seq, books), record],
    meta: {
      ...books,
      stream: record.stream,
      high: seq,
      low: books.pending ? books.low : seq,
      pending: books.pending + 1,
      bytes: books.bytes + sizeOf(draft),
    },
  };
}

/** The keys among which `held` lie. */
export function spanOf(held: readonly Held[]): Span {
  const keys = held.map(({ key }) => key).sort();
  return [keys[0] ?? '', keys.at(-1) ?? ''];
}

/**
 * Takes records out of the queue, and hands back those that it took. `there` are the keys that really are in `span`, since
 * another page may have been first: the counters follow that. A number is given once in a stream, and a stream ends only when
 * nothing of it is left, so within the stream of the books a key says which record it is; the keys up to `shift` were all
 * given before it.
 */
export function settled(
  held: readonly Held[],
  books: Meta,
  { span, there }: { span: Span; there: readonly string[] },
): BookChange<readonly Held[]> & { readonly meta: Meta } {
  const { stream, high, shift = 0 } = books;
  const taken = held.filter(
    ({ key, record }) =>
      there.includes(key) && (record.stream === stream || key <= recordKey(shift)),
  );
  const seqs = taken.map(({ record }) => (record.stream === stream ? record.seq : 0));
  const pending = books.pending - taken.length;
  let { low, bytes } = books;
  while (seqs.includes(low)) low++;
  for (const { record } of taken) bytes -= sizeOf(record);
  return {
    result: taken,
    // One deletion costs as much as another, however many records it takes.
    remove: taken.length === there.length ? [span] : taken.map(({ key }) => key),
    meta: { ...books, pending, low: pending ? low : high + 1, bytes },
  };
}

/** Ends the stream if nothing of it is left here: the next answer begins another, and nothing ties the two together. */
export function ended(books: Meta): Meta {
  const { rev, stream, pending, quarantined, bytes } = books;
  if (stream === null || pending || quarantined) return books;
  // What a newer SDK keeps in the books beside ours is not ours to drop.
  return { ...books, ...emptyMeta, rev, bytes, ended: books.ended };
}
