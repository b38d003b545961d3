import { Rational } from './rational.ts';

export type OmbudsmanZone = 'hijau' | 'kuning' | 'merah';
export type OmbudsmanCategory = 'A' | 'B' | 'C' | 'D' | 'E';

/** What a compliance value of the Ombudsman meant in its year. */
export interface OmbudsmanVerdict {
  /** `null` from 2025: the "Opini Ombudsman" (Peraturan Ombudsman 61/2025) has no zone. */
  readonly zone: OmbudsmanZone | null;
  /** A–E in 2022–2024, `null` in other years. */
  readonly category: OmbudsmanCategory | null;
  /** Whether the limits of that year were seen in a source; those of 2022–2024 were not. Do not print them as law. */
  readonly limitsVerified: boolean;
}

interface Limit {
  /** The lowest value, in hundredths, that is in it. */
  readonly from: bigint;
  readonly zone: OmbudsmanZone;
  readonly category: OmbudsmanCategory | null;
}

const until2021: readonly Limit[] = [
  { from: 8100n, zone: 'hijau', category: null },
  { from: 5100n, zone: 'kuning', category: null },
  { from: 0n, zone: 'merah', category: null },
];

const until2024: readonly Limit[] = [
  { from: 8800n, zone: 'hijau', category: 'A' },
  { from: 7800n, zone: 'hijau', category: 'B' },
  { from: 5400n, zone: 'kuning', category: 'C' },
  { from: 3200n, zone: 'merah', category: 'D' },
  { from: 0n, zone: 'merah', category: 'E' },
];

/**
 * The zone of a compliance value (nilai kepatuhan, 0–100) in the year it was given; printed beside the IKM as context.
 * The value is rounded half-up to two decimals first, as it is published.
 *
 * @throws RangeError for a value outside 0–100.
 */
export function ombudsmanVerdict(value: Rational, year: number): OmbudsmanVerdict {
  if (value.compare(Rational.zero) < 0 || value.compare(Rational.of(100)) > 0) {
    throw new RangeError(`A compliance value of ${value.toDecimal(2)}, outside 0–100`);
  }
  const limitsVerified = year <= 2021 || year >= 2025;
  const printed = value.roundTo(2);
  const limit = limitsOf(year).find(({ from }) => printed.compare(new Rational(from, 100n)) >= 0);
  return { zone: limit?.zone ?? null, category: limit?.category ?? null, limitsVerified };
}

function limitsOf(year: number): readonly Limit[] {
  if (year <= 2021) return until2021;
  return year <= 2024 ? until2024 : [];
}
