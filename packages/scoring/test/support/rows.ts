import { Rational, Tally, type TallyCell, type Values } from '@skm-survey/scoring';

/** One respondent per line; numbers and decimals as a file would hold them, null where not answered. */
export function rowsOf(
  keys: readonly string[],
  lines: readonly (readonly (number | string | null)[])[],
): Values[] {
  return lines.map((line) =>
    Object.fromEntries(keys.map((key, i) => [key, rational(line[i] ?? null)])),
  );
}

/** A tally of `respondents` that gave `sum` over all of the keys: as even as whole values from 1 to 4 can be. */
export function tallyWithSum(
  keys: readonly string[],
  { respondents, sum }: { respondents: number; sum: number },
): Tally {
  const answers = respondents * keys.length;
  const low = Math.floor(sum / answers);
  const high = sum - low * answers;
  const cells: TallyCell[] = [];
  let left = high;
  for (const key of keys) {
    const here = Math.min(left, respondents);
    left -= here;
    if (here > 0) cells.push({ key, value: `${low + 1}`, count: here });
    if (here < respondents) cells.push({ key, value: `${low}`, count: respondents - here });
  }
  return Tally.fromJson({ keys, respondents, cells });
}

export const nine = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
] as const;

const rational = (value: number | string | null): Rational | null =>
  value === null ? null : Rational.parseDecimal(`${value}`);
