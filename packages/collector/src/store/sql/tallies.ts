import type { Insertable } from 'kysely';
import type { Contribution, Measure } from '../../contributions.ts';
import type { Filing, TallyQuery, TallyRow } from '../port.ts';
import type { Database, TallyTable, Tx, Whole } from './tables.ts';

/** Nine columns a row: far below the parameter limits of the engines. */
const rowsPerStatement = 500;

/** An answer as the tallies see it. */
export interface Counted {
  readonly filing: Filing;
  readonly contributions: readonly Contribution[];
}

/** Adds (or with `by` −1 takes back) what the answers contribute, inside the caller's transaction. */
export async function addToTallies(
  tx: Tx,
  unit: string,
  { counted, by = 1 }: { counted: readonly Counted[]; by?: 1 | -1 },
): Promise<void> {
  const rows = summed(unit, counted).map((row) => ({ ...row, count: row.count * by }));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await tx
      .insertInto('tally')
      .values(rows.slice(start, start + rowsPerStatement))
      .onConflict((conflict) =>
        conflict
          .columns([
            'unit',
            'day',
            'service',
            'questionnaire',
            'revision',
            'measure',
            'scale',
            'part',
            'value',
          ])
          .doUpdateSet((eb) => ({ count: eb('tally.count', '+', eb.ref('excluded.count')) })),
      )
      .execute();
  }
}

/** One row a key, in the order of the keys: two transactions that lock rows in one order cannot deadlock. */
function summed(unit: string, counted: readonly Counted[]): Insertable<TallyTable>[] {
  const rows = new Map<string, Insertable<TallyTable>>();
  for (const { filing, contributions } of counted) {
    const { day, service, questionnaire, revision } = filing;
    for (const { measure, scale, part, value } of contributions) {
      const key = JSON.stringify([
        day,
        service,
        questionnaire,
        revision,
        measure,
        scale,
        part,
        value,
      ]);
      const row = rows.get(key);
      if (row) row.count += 1;
      else {
        const where = { unit, day, service, questionnaire, revision };
        rows.set(key, { ...where, measure, scale, part, value, count: 1 });
      }
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Tallies added up over days and services. */
export async function readTallies(database: Database, query: TallyQuery): Promise<TallyRow[]> {
  let select = database
    .selectFrom('tally')
    .select(['questionnaire', 'revision', 'measure', 'scale', 'part', 'value'])
    .select((eb) => eb.fn.sum<Whole>('count').as('count'))
    .where('unit', '=', query.unit);
  if (query.from !== undefined) select = select.where('day', '>=', query.from);
  if (query.to !== undefined) select = select.where('day', '<=', query.to);
  if (query.service !== undefined) select = select.where('service', '=', query.service);
  const keys = ['questionnaire', 'revision', 'measure', 'scale', 'part', 'value'] as const;
  const rows = await select.groupBy(keys).orderBy('questionnaire').orderBy('revision').execute();
  return rows
    .map((row) => ({
      ...row,
      measure: row.measure as Measure,
      scale: Number(row.scale),
      count: Number(row.count),
    }))
    .filter((row) => row.count > 0);
}

/** Contributions as a column: compact, and read back by this file only. */
export const writeContributions = (contributions: readonly Contribution[]): string =>
  JSON.stringify(
    contributions.map(({ measure, scale, part, value }) => [measure, scale, part, value]),
  );

export const readContributions = (column: string): Contribution[] =>
  (JSON.parse(column) as [Measure, number, string, string][]).map(
    ([measure, scale, part, value]) => ({ measure, scale, part, value }),
  );
