import type { StoredAnswer } from '@skm-survey/collector';
import { Answer } from '@skm-survey/protocol';
import type { Cell } from '@skm-survey/report';
import { openedText, type Columns } from './columns.ts';

/** What a row may say beside the values. `reasons` are free texts, and `officer` points at a person: neither is for publication. */
export const extras = [
  'service',
  'counter',
  'officer',
  'partial',
  'assisted',
  'ticket',
  'reasons',
] as const;
export type Extra = (typeof extras)[number];

/** Which rows, and what of them beside the values. */
export interface VisitWish {
  readonly extras: readonly Extra[];
  /** Leave out what a respondent went away from. */
  readonly complete: boolean;
}

/** Columns with what an answer says of its visit after them. `reasons` are one column for each that there is, `reason:KEY`. */
export function withVisit(columns: Columns, { extras: wanted, complete }: VisitWish): Columns {
  if (wanted.length === 0 && !complete) return columns;
  const beside = wanted.flatMap((extra) =>
    extra === 'reasons' ? columns.keys.map((key) => `reason:${key}`) : [extra],
  );
  return {
    keys: [...columns.keys, ...beside],
    of: async (stored, keys) => {
      const values = await columns.of(stored, keys);
      if (values === null || values === 'sealed') return values;
      const text = await openedText(stored, keys);
      if (text === null) return 'sealed';
      const answer = Answer.parse(JSON.parse(text));
      if (complete && answer.partial === true) return null;
      return new Map([...values, ...visitOf(stored, answer)]);
    },
  };
}

const flag = (set: boolean | undefined): Cell => (set === true ? 1 : 0);

function visitOf({ contributions }: StoredAnswer, answer: Answer): [string, Cell][] {
  const { service = null, counter = null, officer = null, partial, assisted, reasons } = answer;
  const ticket = contributions?.find(({ measure }) => measure === 'ticket')?.part ?? null;
  return [
    ...Object.entries({ service, counter, officer, ticket }),
    ...Object.entries({ partial: flag(partial), assisted: flag(assisted) }),
    ...Object.entries(reasons ?? {}).map(([key, text]): [string, Cell] => [`reason:${key}`, text]),
  ];
}
