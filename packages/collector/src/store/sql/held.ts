import { rejection } from '@skm-survey/protocol';
import type { Selectable } from 'kysely';
import { hashOfId } from '../../digest.ts';
import type { Settlement, StoredAnswer, Waiting } from '../port.ts';
import type { AnswerTable, Database, Tx } from './tables.ts';
import { storable } from './text.ts';
import { claimTickets } from './tickets.ts';
import { addToTallies, readContributions, writeContributions } from './tallies.ts';

type AnswerColumns = Pick<
  Selectable<AnswerTable>,
  | 'unit'
  | 'id'
  | 'sha256'
  | 'body'
  | 'kid'
  | 'questionnaire'
  | 'revision'
  | 'service'
  | 'day'
  | 'contributions'
  | 'given_at'
>;

/** The columns that make a `StoredAnswer`. */
export const answerColumns = [
  'unit',
  'id',
  'sha256',
  'body',
  'kid',
  'questionnaire',
  'revision',
  'service',
  'day',
  'contributions',
  'given_at',
] as const;

export const storedAnswer = ({
  contributions,
  given_at: givenAt,
  ...rest
}: AnswerColumns): StoredAnswer => ({
  ...rest,
  givenAt,
  contributions: contributions === null ? null : readContributions(contributions),
});

/** Everything that is waited for. */
export async function readWaiting(database: Database): Promise<Waiting[]> {
  const definitions = await database
    .selectFrom('answer')
    .select(['hold', 'questionnaire', 'revision'])
    .distinct()
    .where('hold', 'in', ['definition', 'variant'])
    .$narrowType<{ hold: 'definition' | 'variant' }>()
    .orderBy('hold')
    .execute();
  const keys = await database
    .selectFrom('answer')
    .select('kid')
    .distinct()
    .where('hold', '=', 'sealed')
    .where('kid', 'is not', null)
    .$narrowType<{ kid: string }>()
    .execute();
  return [...definitions, ...keys.map((one): Waiting => ({ hold: 'sealed', ...one }))];
}

/** Answers that wait for this. */
export async function readHeld(
  database: Database,
  waiting: Waiting,
  limit: number,
): Promise<StoredAnswer[]> {
  const held = database
    .selectFrom('answer')
    .select(answerColumns)
    .where('hold', '=', waiting.hold)
    .limit(limit);
  const rows =
    waiting.hold === 'sealed'
      ? held.where('kid', '=', waiting.kid)
      : held
          .where('questionnaire', '=', waiting.questionnaire)
          .where('revision', '=', waiting.revision);
  return (await rows.execute()).map(storedAnswer);
}

/** Settles one held answer, inside the caller's transaction. Whoever takes it out of `held` first does it, once. */
export async function settleHeld(
  tx: Tx,
  answer: StoredAnswer,
  settlement: Settlement,
): Promise<void> {
  const { unit, id } = answer;
  if (settlement.kind === 'rejected') return rejectHeld(tx, answer, settlement.reason);
  const { filing } = settlement;
  const { contributions, once } =
    settlement.kind === 'counts' ? settlement : { contributions: null, once: null };
  const holder = { idHash: await hashOfId(unit, id), once };
  const spent = await claimTickets(tx, unit, [holder]);
  if (spent.size > 0) return rejectHeld(tx, answer, rejection('ticket-used'));
  const { numUpdatedRows } = await tx
    .updateTable('answer')
    .set({
      ...filing,
      hold: settlement.kind === 'held' ? settlement.hold : null,
      contributions: contributions && writeContributions(contributions),
      ...(contributions !== null && { given_at: null }),
    })
    .where('unit', '=', unit)
    .where('id', '=', id)
    .where('hold', 'is not', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n || contributions === null) return;
  await addToTallies(tx, unit, { counted: [{ filing, contributions }] });
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
    .returning(['sha256', 'stream', 'seq', 'body', 'kid', 'received_at'])
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
      reason_detail: storable(reason.detail),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
