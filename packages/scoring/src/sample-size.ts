import { Rational } from './rational.ts';

/** Chi-square for one degree of freedom at 95 % confidence. */
const chiSquare = new Rational(3841n, 1000n);
/** P·Q for P = Q = 0.5, the most careful assumption. */
const spread = new Rational(1n, 4n);
/** d², with a sampling error d of 5 %. */
const errorSquared = new Rational(25n, 10_000n);

/**
 * The smallest sample for a population (the yearly number of people served), after Krejcie & Morgan (1970):
 * S = λ²·N·P·Q ÷ (d²(N − 1) + λ²·P·Q), rounded half-up.
 *
 * @throws RangeError for a population that is not a whole number, or negative.
 */
export function sampleSize(population: number): number {
  if (population < 0) throw new RangeError(`A population of ${population}`);
  const served = Rational.of(population);
  const variance = chiSquare.times(spread);
  const error = errorSquared.times(served.minus(Rational.of(1)));
  return Number(variance.times(served).dividedBy(error.plus(variance)).toFixed(0));
}
