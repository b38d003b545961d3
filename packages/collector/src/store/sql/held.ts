import type { Selectable } from 'kysely';
import type { Settlement, StoredAnswer } from '../port.ts';
import type { AnswerTable, Database, Tx } from './tables.ts';
import { addToTallies, readContributions, writeContributions } from './tallies.ts';

type AnswerColumns = Pick<
  Selectable<AnswerTable>,
  | 'unit'
  | 'id'
  | 'sha256'
  | 'body'
  | 'questionnaire'
  | 'revision'
  | 'service'
  | 'day'
  | 'contributions'
>;

/** The columns that make a `StoredAnswer`. */
export const answerColumns = [
  'unit',
  'id',
  'sha256',
  'body',
  'questionnaire',
  'revision',
  'service',
  'day',
  'contributions',
] as const;

export const storedAnswer = ({ contributions, ...rest }: AnswerColumns): StoredAnswer => ({
  ...rest,
  contributions: contributions === null ? null : readContributions(contributions),
});

/** Answers that wait for this revision to be registered. */
export async function readHeld(
  database: Database,
  of: { readonly questionnaire: string; readonly revision: string },
  limit: number,
): Promise<StoredAnswer[]> {
  const rows = await database
    .selectFrom('answer')
    .select(answerColumns)
    .where('hold', '=', 'definition')
    .where('questionnaire', '=', of.questionnaire)
    .where('revision', '=', of.revision)
    .limit(limit)
    .execute();
  return rows.map(storedAnswer);
}

/** Counts or rejects one held answer, inside the caller's transaction. Whoever takes it out of `held` first does it, once. */
export async function settleHeld(
  tx: Tx,
  answer: StoredAnswer,
  settlement: Settlement,
): Promise<void> {
  if (settlement.kind === 'rejected') return rejectHeld(tx, answer, settlement.reason);
  const { contributions } = settlement;
  const { numUpdatedRows } = await tx
    .updateTable('answer')
    .set({ hold: null, contributions: writeContributions(contributions) })
    .where('unit', '=', answer.unit)
    .where('id', '=', answer.id)
    .where('hold', 'is not', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return;
  await addToTallies(tx, answer.unit, { counted: [{ filing: answer, contributions }] });
}

async function rejectHeld(
  tx: Tx,
  { unit, id }: StoredAnswer,
  reason: { readonly type: string; readonly detail: string },
): Promise<void> {
  const row = await tx
    .deleteFrom('answer')
    .where('unit', '=', unit)
    .where('id', '=', id)
    .where('hold', 'is not', null)
    .returning(['sha256', 'stream', 'seq', 'body', 'received_at'])
    .executeTakeFirst();
  if (row === undefined) return;
  await tx
    .insertInto('rejected')
    .values({
      unit,
      id,
      ...row,
      seq: Number(row.seq),
      reason_type: reason.type,
      reason_detail: reason.detail,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
