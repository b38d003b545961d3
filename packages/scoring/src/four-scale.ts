import type { FourScaleComputation } from './computation.ts';
import { Rational } from './rational.ts';
import type { Tally } from './tally.ts';
import { mean } from './unsur-values.ts';

/** One item of an IPAK or IPKP; `mean` is on the item's own scale, `null` where nobody answered it. */
export interface ItemScore {
  readonly key: string;
  readonly answered: number;
  readonly sum: Rational;
  readonly mean: Rational | null;
}

/** An index on a scale of 4. Nobody answered: `value` and `exact` are `null`. */
export interface FourScale {
  readonly respondents: number;
  /** Up to 4, two decimals half-up, with a point: "3.36". */
  readonly value: string | null;
  readonly exact: Rational | null;
  readonly items: readonly ItemScore[];
  readonly computation: FourScaleComputation;
}

/** The highest option value of the items: agreement 1–4, stars 1–6, or 1–10. */
export type Scale = FourScaleComputation['scale'];

/** Indeks Persepsi Anti Korupsi from a tally whose keys are its items. */
export const ipak = (tally: Tally, scale: Scale = 4): FourScale =>
  fourScale(tally, { index: 'ipak', scale });

/** Indeks Persepsi Kualitas Pelayanan from a tally whose keys are its items. */
export const ipkp = (tally: Tally, scale: Scale = 4): FourScale =>
  fourScale(tally, { index: 'ipkp', scale });

/**
 * The mean of the item means, brought to 4 by the factor 4/scale: a star of six is worth 4/6, a point of ten 4/10.
 * Practice of Zona Integritas forms; no regulation that fixes the factor is known to us.
 */
function fourScale(
  tally: Tally,
  { index, scale }: Pick<FourScaleComputation, 'index' | 'scale'>,
): FourScale {
  assertValues(tally, scale);
  const items = tally.keys.map((key) => itemScore(tally, key));
  const means = items.map((item) => item.mean).filter((value) => value !== null);
  const exact = mean(means)?.times(new Rational(4n, BigInt(scale))) ?? null;
  return {
    respondents: tally.respondents,
    value: exact?.toFixed(2) ?? null,
    exact,
    items,
    computation: { index, scale, items: means.length },
  };
}

function itemScore(tally: Tally, key: string): ItemScore {
  const answered = tally.answered(key);
  const sum = tally.sum(key);
  return { key, answered, sum, mean: answered === 0 ? null : sum.dividedBy(Rational.of(answered)) };
}

function assertValues(tally: Tally, scale: Scale): void {
  for (const { key, value } of tally.cells()) {
    const given = Rational.parse(value);
    if (given.compare(Rational.of(1)) < 0 || given.compare(Rational.of(scale)) > 0) {
      throw new RangeError(`"${key}" has the value ${value}, outside 1–${scale}`);
    }
  }
}
