import type { Results, ResultsQuery, Verification } from '@skm-survey/protocol';
import { unsurKeys } from '@skm-survey/questionnaire';
import {
  fourScale,
  ikm,
  publishedFourScale,
  publishedIkm,
  Rational,
  Tally,
  type Rounding,
} from '@skm-survey/scoring';
import type { Measure } from './contributions.ts';
import type { TallyRow } from './store/port.ts';

/** Whose results, asked how, at what time. */
export interface ResultsRequest {
  readonly unit: string;
  readonly query: ResultsQuery;
  readonly generatedAt: Date;
}

/** The published figures from the tallies of the period. */
export function resultsOf(rows: readonly TallyRow[], request: ResultsRequest): Results {
  const { unit, query, generatedAt } = request;
  const { weight = 'exact' } = query;
  return {
    v: 1,
    unit,
    service: query.service ?? null,
    period: { from: query.from ?? null, to: query.to ?? null },
    questionnaires: questionnairesOf(rows),
    ikm: publishedIkm(
      ikm(tallyOf(rows, 'ikm', unsurOf(rows)), { weight, rounding: rounding(query) }),
    ),
    ipak: aspectIndex(rows, 'ipak'),
    ipkp: aspectIndex(rows, 'ipkp'),
    verification: verificationOf(rows),
    generatedAt: generatedAt.toISOString(),
  };
}

function rounding(query: ResultsQuery): Rounding {
  const { 'round-nrr': nrr, 'round-weighted': weighted } = query;
  if (nrr !== undefined && weighted !== undefined) return { kind: 'both', nrr, weighted };
  if (nrr !== undefined) return { kind: 'nrr', decimals: nrr };
  if (weighted !== undefined) return { kind: 'weighted', decimals: weighted };
  return { kind: 'exact' };
}

function questionnairesOf(rows: readonly TallyRow[]): Results['questionnaires'] {
  return rows
    .filter(({ measure }) => measure === 'respondent')
    .map(({ questionnaire, revision, count }) => ({
      id: questionnaire,
      revision,
      respondents: count,
    }));
}

function verificationOf(rows: readonly TallyRow[]): Verification {
  const total = (own: readonly TallyRow[]): number =>
    own.reduce((sum, { count }) => sum + count, 0);
  const of = total(rows.filter(({ measure }) => measure === 'respondent'));
  const parts = partsOf(rows, 'ticket').sort();
  const counts = new Map(
    parts.map((part) => [
      part,
      total(rows.filter((row) => row.measure === 'ticket' && row.part === part)),
    ]),
  );
  const verified = counts.get('verified') ?? 0;
  counts.delete('verified');
  const share =
    of === 0
      ? null
      : Rational.of(100 * verified)
          .dividedBy(Rational.of(of))
          .toFixed(2);
  return { verified, of, share, unverified: Object.fromEntries(counts) };
}

/** The nine, whatever was asked; those that nobody answered do not count in N. */
function unsurOf(rows: readonly TallyRow[]): readonly string[] {
  return rows.length === 0 ? unsurKeys : partsOf(rows, 'ikm', unsurKeys);
}

/** The parts of a measure that occur, in the order given, then as they come. */
function partsOf(
  rows: readonly TallyRow[],
  measure: Measure,
  order: readonly string[] = [],
): string[] {
  const parts = rows.filter((row) => row.measure === measure && row.part !== '');
  return [...new Set([...order, ...parts.map(({ part }) => part)])];
}

function tallyOf(rows: readonly TallyRow[], measure: Measure, keys: readonly string[]): Tally {
  const own = rows.filter((row) => row.measure === measure);
  const respondents = own
    .filter(({ part }) => part === '')
    .reduce((total, { count }) => total + count, 0);
  const cells = own
    .filter(({ part }) => part !== '')
    .map(({ part, value, count }) => ({ key: part, value, count }));
  return Tally.fromJson({ keys, respondents, cells });
}

const scales = [4, 6, 10] as const;

/** IPAK or IPKP over everything that was asked for it, on whatever scales; null when nothing was answered. */
function aspectIndex(rows: readonly TallyRow[], index: 'ipak' | 'ipkp'): Results['ipak'] {
  const parts = scales
    .map((scale) => ({ scale, own: rows.filter((row) => row.scale === scale) }))
    .map(({ scale, own }) => ({ scale, tally: tallyOf(own, index, partsOf(own, index)) }))
    .filter(({ tally }) => tally.keys.length > 0);
  return parts.length === 0 ? null : publishedFourScale(fourScale(index, parts));
}
