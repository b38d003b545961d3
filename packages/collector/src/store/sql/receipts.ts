import { noReceiptBefore } from '@skm-survey/protocol';
import type { LoggedReceipt, LogPlace } from '../../receipts/signer.ts';
import type { Database, Tx } from './tables.ts';

/**
 * Adds one receipt to the log, inside the caller's transaction: a receipt that a device holds is in the log, and the log has no entry for
 * a batch that was not committed. Two writers at one place meet in the primary key; the engine must count that as contention.
 */
export async function logReceipt(
  tx: Tx,
  make: (place: LogPlace) => Promise<LoggedReceipt>,
): Promise<LoggedReceipt> {
  const last = await tx
    .selectFrom('receipt')
    .select(['place', 'hash'])
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst();
  const receipt = await make({
    index: last === undefined ? 1 : Number(last.place) + 1,
    previous: last?.hash ?? noReceiptBefore,
  });
  const { index: place, kid, payload, signature, hash } = receipt;
  await tx.insertInto('receipt').values({ place, kid, payload, signature, hash }).execute();
  return receipt;
}

/** Entries of one page. */
const pageSize = 500;

/** The log from a place on, in its order. */
export async function* readReceipts(
  database: Database,
  from: number,
): AsyncIterable<LoggedReceipt> {
  for (let next = from; ;) {
    const rows = await database
      .selectFrom('receipt')
      .selectAll()
      .where('place', '>=', next)
      .orderBy('place')
      .limit(pageSize)
      .execute();
    for (const { place, ...rest } of rows) yield { v: 1, index: Number(place), ...rest };
    const end = rows.at(-1);
    if (end === undefined || rows.length < pageSize) return;
    next = Number(end.place) + 1;
  }
}
