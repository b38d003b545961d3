import type { Once } from '../port.ts';
import type { Tx } from './tables.ts';

/** An answer that is to be counted, as the tickets see it. */
export interface TicketHolder {
  /** Hash of the answer's id. */
  readonly idHash: string;
  readonly once: Once;
}

/**
 * Gives every ticket to the answer that brings it, unless it belongs to another, inside the caller's transaction; tells the answers whose ticket does. The first
 * insert decides, a constraint of the database: who comes at the same moment waits for it. An answer that comes again has its own ticket still.
 */
export async function claimTickets<T extends TicketHolder>(
  tx: Tx,
  unit: string,
  answers: readonly T[],
): Promise<ReadonlySet<T>> {
  const rows = answers
    .flatMap(({ once, idHash: id_hash }) =>
      once === null ? [] : [{ unit, ticket: once, id_hash }],
    )
    // Two transactions that take them in one order cannot deadlock.
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  if (rows.length === 0) return new Set();
  await tx
    .insertInto('ticket')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const taken = await tx
    .selectFrom('ticket')
    .select(['ticket', 'id_hash'])
    .where('unit', '=', unit)
    .where(
      'ticket',
      'in',
      rows.map(({ ticket }) => ticket),
    )
    .execute();
  const owners = new Map(taken.map((row) => [row.ticket, row.id_hash]));
  return new Set(
    answers.filter(({ once, idHash }) => once !== null && owners.get(once) !== idHash),
  );
}
