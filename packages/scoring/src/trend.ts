import { decimalsOf, type Rounding } from './computation.ts';
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

type Point = Pick<Ikm, 'value' | 'computation'>;

/**
 * The trend of an index over periods, oldest first ("Tren Nilai SKM", BAB IV). Where a period has no data, or there is
 * nothing before it, `change`, `direction` and `comparable` are `null`.
 */
export function trendOf(
  periods: readonly { readonly period: string; readonly ikm: Point }[],
): TrendPoint[] {
  let before: Point | null = null;
  return periods.map(({ period, ikm }) => {
    const point = pointOf(period, ikm, before);
    if (ikm.value !== null) before = ikm;
    return point;
  });
}

function pointOf(period: string, now: Point, before: Point | null): TrendPoint {
  const printed = decimal(now.value);
  const printedBefore = decimal(before?.value ?? null);
  if (printed === null || printedBefore === null || before === null) {
    return { period, value: now.value, change: null, direction: null, comparable: null };
  }
  const change = printed.minus(printedBefore);
  const sign = change.compare(Rational.zero);
  return {
    period,
    value: now.value,
    change: (sign > 0 ? '+' : '') + change.toFixed(2),
    direction: sign === 0 ? 'tetap' : sign > 0 ? 'naik' : 'turun',
    comparable: sameWay(now, before),
  };
}

function sameWay({ computation: a }: Point, { computation: b }: Point): boolean {
  return a.weight === b.weight && a.unsur === b.unsur && sameRounding(a.rounding, b.rounding);
}

function sameRounding(a: Rounding, b: Rounding): boolean {
  const [one, other] = [decimalsOf(a), decimalsOf(b)];
  return one.nrr === other.nrr && one.weighted === other.weighted;
}

const decimal = (text: string | null): Rational | null =>
  text === null ? null : Rational.parseDecimal(text);
