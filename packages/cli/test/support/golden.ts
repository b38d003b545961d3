import { readFileSync } from 'node:fs';

const golden = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../scoring/test/golden/${name}.json`, import.meta.url), 'utf8'),
  );

/** Ten respondents of SKM Online, in the order of the list of unsur. */
export const online = golden('skm-online-rows') as {
  keys: string[];
  rows: number[][];
  ipak_rows: number[][];
  ikm: Record<'exact' | '0.111' | '0.11', string>;
  ipak: string;
};

const worked = golden('worked-example-marginals') as {
  respondents: number;
  keys: string[];
  counts: Record<string, number[]>;
  sum: number[];
};

/** 29 respondents with the published marginals, in the order of the printed questionnaire. */
export const printedKeys = worked.keys;
export const printedSums = worked.sum;
export const printedRows: number[][] = Array.from({ length: worked.respondents }, (_, respondent) =>
  worked.keys.map((_key, i) => {
    const given = ['4', '3', '2', '1'].flatMap((value) =>
      Array.from({ length: worked.counts[value]?.[i] ?? 0 }, () => Number(value)),
    );
    return given[respondent]!;
  }),
);

export const numbers = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'];

export const csv = (
  header: readonly string[],
  rows: readonly (readonly (number | string | null)[])[],
): string => [header, ...rows].map((row) => `${row.join(',')}\n`).join('');
