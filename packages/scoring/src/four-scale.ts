import type { FourScaleComputation, Scale } from './computation.ts';
import { Rational } from './rational.ts';
import { Tally } from './tally.ts';
import { mean } from './unsur-values.ts';

/** One item of an IPAK or IPKP, on a scale of 4; `mean` is `null` where nobody answered it. */
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

/** A tally whose keys are items, and the scale that all of its values are on. */
export interface ScaledTally {
  readonly scale: Scale;
  readonly tally: Tally;
}

/** Indeks Persepsi Anti Korupsi from a tally whose keys are its items. */
export const ipak = (tally: Tally, scale: Scale = 4): FourScale =>
  fourScale('ipak', [{ scale, tally }]);

/** Indeks Persepsi Kualitas Pelayanan from a tally whose keys are its items. */
export const ipkp = (tally: Tally, scale: Scale = 4): FourScale =>
  fourScale('ipkp', [{ scale, tally }]);

/**
 * The mean of the item means. Every value is brought to 4 first, by the factor 4/scale: a star of six is worth 4/6, a
 * point of ten 4/10. That is practice of Zona Integritas forms; no regulation that fixes the factor is known to us.
 *
 * @param parts the same index asked on several scales; a respondent is one of each part that he or she is in.
 * @throws RangeError for a value outside 1–scale: a caller that let it in has no index.
 */
export function fourScale(index: 'ipak' | 'ipkp', parts: readonly ScaledTally[]): FourScale {
  const tally = parts.map(onFour).reduce((all, part) => all.merge(part), new Tally([]));
  const items = tally.keys.map((key) => itemScore(tally, key));
  const means = items.map((item) => item.mean).filter((value) => value !== null);
  const exact = mean(means);
  return {
    respondents: tally.respondents,
    value: exact?.toFixed(2) ?? null,
    exact,
    items,
    computation: { index, scales: parts.map(({ scale }) => scale), items: means.length },
  };
}

function itemScore(tally: Tally, key: string): ItemScore {
  const answered = tally.answered(key);
  const sum = tally.sum(key);
  return { key, answered, sum, mean: answered === 0 ? null : sum.dividedBy(Rational.of(answered)) };
}

function onFour({ scale, tally }: ScaledTally): Tally {
  for (const { key, value } of tally.cells()) {
    const given = Rational.parse(value);
    if (given.compare(Rational.of(1)) < 0 || given.compare(Rational.of(scale)) > 0) {
      throw new RangeError(`"${key}" has the value ${value}, outside 1–${scale}`);
    }
  }
  return tally.scaledBy(new Rational(4n, BigInt(scale)));
}
