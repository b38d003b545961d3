import type { QuarantinedItem, StoredAnswer, TallyQuery } from '../port.ts';
import { answerColumns, storedAnswer } from './held.ts';
import type { Database } from './tables.ts';

/** Rows of one page: each is a short read, so that a long export never holds up a writer. */
const pageSize = 500;

/** Counted answers by id. */
export async function* readAnswers(
  database: Database,
  query: TallyQuery,
): AsyncIterable<StoredAnswer> {
  let last = '';
  for (;;) {
    let select = database
      .selectFrom('answer')
      .select(answerColumns)
      .where('unit', '=', query.unit)
      .where('hold', 'is', null)
      .where('id', '>', last);
    if (query.from !== undefined) select = select.where('day', '>=', query.from);
    if (query.to !== undefined) select = select.where('day', '<=', query.to);
    if (query.service !== undefined) select = select.where('service', '=', query.service);
    const rows = await select.orderBy('id').limit(pageSize).execute();
    yield* rows.map(storedAnswer);
    const end = rows.at(-1);
    if (end === undefined || rows.length < pageSize) return;
    last = end.id;
  }
}

/** Rejected and conflicting items by id. */
export async function* readQuarantine(
  database: Database,
  unit: string,
): AsyncIterable<QuarantinedItem> {
  let last = { id: '', sha256: '' };
  for (;;) {
    const after = last;
    const rows = await database
      .selectFrom('rejected')
      .select(['unit', 'id', 'sha256', 'body', 'reason_type', 'reason_detail'])
      .where('unit', '=', unit)
      .where((eb) =>
        eb.or([
          eb('id', '>', after.id),
          eb.and([eb('id', '=', after.id), eb('sha256', '>', after.sha256)]),
        ]),
      )
      .orderBy('id')
      .orderBy('sha256')
      .limit(pageSize)
      .execute();
    yield* rows.map(({ reason_type: type, reason_detail: detail, ...rest }) => ({
      ...rest,
      reason: { type, detail },
    }));
    const end = rows.at(-1);
    if (end === undefined || rows.length < pageSize) return;
    last = end;
  }
}
