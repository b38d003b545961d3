import type { Texts } from './texts/texts.ts';

/**
 * A decimal of the protocol ("3.4482") as people read it ("3,448").
 *
 * Works on the digits, never on floats: at most `decimals` are kept, rounded half-up; with fewer given, zeros are added.
 * `value` matches /^-?\d+(\.\d+)?$/, which the protocol's schema has checked.
 */
export function formatDecimal(value: string, decimals: number, texts: Texts): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0');
  const up = fraction.charCodeAt(decimals) >= '5'.charCodeAt(0) ? 1n : 0n;
  const digits = (BigInt(whole + kept) + up).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return sign + digits.slice(0, point) + (decimals > 0 ? texts.decimal + digits.slice(point) : '');
}

/** A sum of answers with the decimals it has, and no more: "105", "28,5". */
export function formatSum(value: string, texts: Texts): string {
  const fraction = (value.split('.')[1] ?? '').replace(/0+$/, '');
  return formatDecimal(value, Math.min(fraction.length, 3), texts);
}

/** A count with thousands apart: "7.550.903" in Indonesian, "7,550,903" in English. */
export function formatCount(count: number, texts: Texts): string {
  const group = texts.decimal === ',' ? '.' : ',';
  return String(count).replace(/\B(?=(\d{3})+$)/g, group);
}
