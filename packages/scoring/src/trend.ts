import { decimalsOf, type IkmComputation, type Rounding } from './computation.ts';
import type { Ikm } from './ikm.ts';
import { Rational } from './rational.ts';

/** The index of one period, beside the period before it. */
export interface TrendPoint {
  readonly period: string;
  /** Two decimals, `null` where the period has no data. */
  readonly value: string | null;
  /** Difference to the last period that has data, between the printed values: "+1.25", "-0.50", "0.00". */
  readonly change: string | null;
  readonly direction: 'naik' | 'turun' | 'tetap' | null;
  /** False where the two were not computed in the same way (weight, rounding or number of unsur). */
  readonly comparable: boolean | null;
}

/**
 * The trend of an index over periods, oldest first ("Tren Nilai SKM", BAB IV). Where a period has no data, or there is
 * nothing before it, `change`, `direction` and `comparable` are `null`.
 */
export function trendOf(
  periods: readonly { readonly period: string; readonly ikm: Published }[],
): TrendPoint[] {
  let before: Known | null = null;
  return periods.map(({ period, ikm: { value, computation } }) => {
    if (value === null) return { period, value, ...nothingToCompare };
    const now = { value: printed(value), computation };
    const compared = before === null ? nothingToCompare : compare(now, before);
    before = now;
    return { period, value, ...compared };
  });
}

type Published = Pick<Ikm, 'value' | 'computation'>;
type Known = Pick<Ikm, 'computation'> & { readonly value: Rational };
type Comparison = Omit<TrendPoint, 'period' | 'value'>;

const nothingToCompare: Comparison = { change: null, direction: null, comparable: null };

function compare(now: Known, before: Known): Comparison {
  const change = now.value.minus(before.value);
  const rise = change.compare(Rational.zero);
  const comparable = sameWay(now.computation, before.computation);
  if (rise > 0) return { change: `+${change.toFixed(2)}`, direction: 'naik', comparable };
  return { change: change.toFixed(2), direction: rise < 0 ? 'turun' : 'tetap', comparable };
}

function sameWay(a: IkmComputation, b: IkmComputation): boolean {
  return a.weight === b.weight && a.unsur === b.unsur && sameRounding(a.rounding, b.rounding);
}

function sameRounding(a: Rounding, b: Rounding): boolean {
  const [one, other] = [decimalsOf(a), decimalsOf(b)];
  return one.nrr === other.nrr && one.weighted === other.weighted;
}

/** @throws RangeError for a value that no index has printed. */
function printed(value: string): Rational {
  const number = Rational.parseDecimal(value);
  if (number === null) throw new RangeError(`Not the value of an index: "${value}"`);
  return number;
}
