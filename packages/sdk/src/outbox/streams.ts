import type { SeqRange } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import { ended } from './books.ts';
import type { Outbox } from './outbox.ts';
import { isMark } from './repair.ts';
import type { Meta } from './record.ts';
import { endedOf, invalidReceiptKey, isNamed, receiptKey } from './record.ts';

/** What the books say of streams as a whole: beginnings, losses, endings. Each may reject with a `StoreFault`. */

/** Names the stream of a kiosk before its first answer, so that its signs of life have one to speak of. */
export async function openStream(outbox: Outbox, env: Environment): Promise<void> {
  if (!outbox.durable || outbox.books.stream !== null || outbox.health.state === 'suspect') return;
  await outbox.transact((books) => ({
    result: undefined,
    ...(books.stream === null && { meta: { ...books, stream: env.uuid() } }),
  }));
}

/**
 * Puts the counter of the waiting right when nothing waits: a transaction that failed half in Firefox, after its
 * commit, may have counted a record that is not there.
 */
export async function recount(outbox: Outbox): Promise<void> {
  await outbox.refresh();
  const { rev, pending } = outbox.books;
  if (!pending || outbox.health.state === 'suspect' || (await outbox.page('', 1))) return;
  await outbox.transact((books) => ({
    result: undefined,
    ...(books.rev === rev && { meta: { ...books, pending: 0, low: books.high + 1 } }),
  }));
}

/** Writes the declaration of a loss into the books, to go out with the next batch. */
export async function declareLost(
  outbox: Outbox,
  stream: string,
  lost: readonly SeqRange[],
): Promise<void> {
  await outbox.transact((books) => {
    if (books.stream !== stream || books.pending > 0) return { result: undefined };
    return {
      result: undefined,
      meta: { ...books, lost: [...books.lost, ...lost] },
      losses: [{ stream, high: books.high, lost }],
    };
  });
}

/** The collector has heard a declaration. */
export async function confirmLost(
  outbox: Outbox,
  stream: string,
  lost: readonly SeqRange[],
): Promise<void> {
  const told = new Set(lost.map((range) => range.join()));
  await outbox.transact((books) => ({
    result: undefined,
    ...(books.stream === stream && {
      meta: { ...books, lost: books.lost.filter((range) => !told.has(range.join())) },
    }),
  }));
}

/** Ends the stream if nothing of it is left here, and notes that the collector is to be told. */
export async function endStream(outbox: Outbox): Promise<void> {
  await outbox.transact((books) => {
    const over = ended(books);
    const isOver = over !== books && isNamed(books);
    return {
      result: undefined,
      ...(isOver && { meta: { ...over, ended: [...books.ended, endedOf(books)] } }),
    };
  });
}

/** Forgets an ended stream: the collector has confirmed it, or has been told all that there is to tell. */
export async function forgetStream(outbox: Outbox, stream: string): Promise<void> {
  await outbox.transact((books) => ({
    result: undefined,
    remove: [receiptKey(stream), invalidReceiptKey(stream)],
    meta: { ...books, ended: books.ended.filter((one) => one.stream !== stream) },
  }));
}

/** What was last known of the stream, also when the store cannot be read; `pending` is then at most so many. */
export function lastKnown(outbox: Outbox): Pick<Meta, 'stream' | 'high' | 'pending'> {
  const { books } = outbox;
  const mark = outbox.mark();
  if (books.stream !== null || !isMark(mark)) return books;
  return { stream: mark.stream, high: mark.high, pending: mark.high - mark.low + 1 };
}
