import { Rational } from './rational.ts';

/** Which items make up one unsur. It is data of the questionnaire's revision, never code. */
export interface UnsurItems {
  readonly unsur: string;
  readonly items: readonly string[];
}

/** What one respondent said about each unsur (or item); `null` or absent where it was not answered. */
export type Values = Readonly<Record<string, Rational | null>>;

/**
 * The unsur values of one respondent: the mean of the items of each unsur that this respondent answered, `null` where
 * none was. Averaging per respondent first is the rule of SKM Online for an unsur that has several items.
 *
 * @param answers whole option values by item key; other items than those of the mapping do not matter.
 */
export function unsurValues(
  answers: Readonly<Record<string, number | null>>,
  mapping: readonly UnsurItems[],
): Record<string, Rational | null> {
  return Object.fromEntries(
    mapping.map(({ unsur, items }) => {
      const given = items.map((item) => answers[item] ?? null).filter((value) => value !== null);
      return [unsur, mean(given.map((value) => Rational.of(value)))];
    }),
  );
}

/** The arithmetic mean, `null` of nothing. */
export function mean(values: readonly Rational[]): Rational | null {
  if (values.length === 0) return null;
  return Rational.sum(values).dividedBy(Rational.of(values.length));
}
