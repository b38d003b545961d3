import type { RegisteredQuestionnaire } from '../port.ts';
import type { Database, Tx, Whole } from './tables.ts';

/** See `AnswerStore.register`; inside the caller's transaction. */
export async function registerQuestionnaire(
  tx: Tx,
  { id, revision, body }: RegisteredQuestionnaire,
): Promise<'kept' | 'changed'> {
  const last = await tx
    .selectFrom('questionnaire')
    .select((eb) => eb.fn.max<Whole | null>('registered').as('last'))
    .executeTakeFirst();
  await tx
    .insertInto('questionnaire')
    .values({ id, revision, body, registered: Number(last?.last ?? 0) + 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await tx
    .selectFrom('questionnaire')
    .select('body')
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return kept.body === body ? 'kept' : 'changed';
}

export async function readQuestionnaire(
  database: Database,
  id: string,
  revision: string | null,
): Promise<string | null> {
  let select = database.selectFrom('questionnaire').select('body').where('id', '=', id);
  if (revision !== null) select = select.where('revision', '=', revision);
  const row = await select.orderBy('registered', 'desc').limit(1).executeTakeFirst();
  return row?.body ?? null;
}
