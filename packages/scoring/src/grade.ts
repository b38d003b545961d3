import { Rational } from './rational.ts';

export type Mutu = 'A' | 'B' | 'C' | 'D';
export type Kinerja = 'Sangat baik' | 'Baik' | 'Kurang baik' | 'Tidak baik';

/** What an index value is called. */
export interface Grade {
  readonly mutu: Mutu;
  readonly kinerja: Kinerja;
}

/** Nilai interval konversi of PermenPANRB 14/2017, each class by the lowest index (in hundredths) that is in it. */
const classes: readonly (Grade & { readonly from: bigint })[] = [
  { mutu: 'A', kinerja: 'Sangat baik', from: 8831n },
  { mutu: 'B', kinerja: 'Baik', from: 7661n },
  { mutu: 'C', kinerja: 'Kurang baik', from: 6500n },
];
const lowest: Grade = { mutu: 'D', kinerja: 'Tidak baik' };

/**
 * The class of an index of 25–100. It is rounded half-up to two decimals first, as it is printed: the published
 * intervals (… 76.60 | 76.61 …) then leave no gap.
 */
export function gradeOf(index: Rational): Grade {
  const printed = index.roundTo(2);
  const found = classes.find(({ from }) => printed.compare(new Rational(from, 100n)) >= 0);
  const { mutu, kinerja } = found ?? lowest;
  return { mutu, kinerja };
}
