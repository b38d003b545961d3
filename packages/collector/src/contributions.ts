import type { Answer, TicketProblem } from '@skm-survey/protocol';
import { mapping, type Questionnaire } from '@skm-survey/questionnaire';
import { Rational, unsurValues, type Values } from '@skm-survey/scoring';

/** What is counted. `respondent` counts every answer of a questionnaire, whatever it answers; `ticket` every one that came with a ticket. */
export type Measure = 'respondent' | 'ikm' | 'ipak' | 'ipkp' | 'ticket';

/**
 * One thing that one answer adds 1 to. `part` is the unsur or item and `value` its exact value as `Rational.toString` writes it; both are
 * empty for "is a respondent of this measure". Of `ticket` the part is what became of it: `verified` or a `TicketProblem`. `scale` is the highest option value: 4, 6
 * or 10; 0 for `respondent` and `ticket`.
 */
export interface Contribution {
  readonly measure: Measure;
  readonly scale: number;
  readonly part: string;
  readonly value: string;
}

/** Everything that one valid answer adds to the tallies. */
export function contributionsOf(
  questionnaire: Questionnaire,
  answers: Answer['answers'],
): Contribution[] {
  const { ikm, ipak, ipkp } = mapping(questionnaire);
  return [
    { measure: 'respondent', scale: 0, part: '', value: '' },
    ...counted('ikm', [[4, unsurValues(answers, ikm)]]),
    ...counted('ipak', byScale(ipak, answers)),
    ...counted('ipkp', byScale(ipkp, answers)),
  ];
}

/** What an answer with a ticket adds. */
export const ticketContribution = (part: 'verified' | TicketProblem): Contribution => ({
  ...{ measure: 'ticket', scale: 0, part, value: '' },
});

/** Whoever answered items on several scales is one respondent all the same: of the first of them. */
function counted(
  measure: Measure,
  byScale: readonly (readonly [number, Values])[],
): Contribution[] {
  const parts = byScale.flatMap(([scale, values]) =>
    Object.entries(values).flatMap(([part, value]) =>
      value === null ? [] : [{ measure, scale, part, value: value.toString() }],
    ),
  );
  const [first] = parts;
  return first === undefined ? [] : [{ ...first, part: '', value: '' }, ...parts];
}

/** The answers to items of one scale each; an index over several scales is put together when it is read. */
function byScale(
  items: readonly { readonly key: string; readonly max: number }[],
  answers: Answer['answers'],
): [number, Values][] {
  const scales = [...new Set(items.map(({ max }) => max))];
  return scales.map((scale) => [
    scale,
    Object.fromEntries(
      items
        .filter(({ max }) => max === scale)
        .map(({ key }) => {
          const value = answers[key] ?? null;
          return [key, value === null ? null : Rational.of(value)];
        }),
    ),
  ]);
}
