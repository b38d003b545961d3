import type { IkmResult } from '@skm-survey/protocol';

/** Grade of a service, PermenPANRB 14/2017. */
export type Mutu = NonNullable<IkmResult['mutu']>;

/** One grade on the printed scale: from `from` (inclusive) up to the next one, in points of the IKM. */
export interface Band {
  readonly mutu: Mutu;
  readonly from: number;
}

/** The four grades from worst to best, for drawing only; grading itself is the collector's work. */
export const bands: readonly Band[] = [
  { mutu: 'D', from: 25 },
  { mutu: 'C', from: 65 },
  { mutu: 'B', from: 76.61 },
  { mutu: 'A', from: 88.31 },
];
