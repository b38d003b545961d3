import { Rational } from './rational.ts';

/** The weights in use: 1/N exactly, or the decimal that an agency prints for 1/9. */
export const weightModes = ['exact', '0.1111', '0.111', '0.11'] as const;
export type WeightMode = (typeof weightModes)[number];

/**
 * The weight of each of N unsur. `exact` is 1/N. A printed mode is 1/N cut (not rounded) after as many decimals as it
 * shows: for N = 9 the printed figure itself, for N = 8 in mode "0.11" it is 0.12. Cutting, so that the N weights never
 * add up to more than 1, nor an index to more than 100.
 */
export function weightOf(mode: WeightMode, unsur: number): Rational {
  if (mode === 'exact') return new Rational(1n, BigInt(unsur));
  const scale = 10n ** BigInt(mode.length - '0.'.length);
  return new Rational(scale / BigInt(unsur), scale);
}
