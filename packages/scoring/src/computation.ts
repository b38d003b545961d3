import type { WeightMode } from './weight.ts';

/** Where a figure is rounded (half-up) on the way to the index. The index itself always is, to two decimals. */
export type Rounding =
  | { readonly kind: 'exact' }
  /** Each NRR, before it is weighted. */
  | { readonly kind: 'nrr'; readonly decimals: number }
  /** Each weighted NRR, before they are summed. */
  | { readonly kind: 'weighted'; readonly decimals: number }
  | { readonly kind: 'both'; readonly nrr: number; readonly weighted: number };

/** How an IKM was computed. */
export interface IkmComputation {
  readonly weight: WeightMode;
  readonly rounding: Rounding;
  /** N, the number of unsur that were answered at all. */
  readonly unsur: number;
}

/** The highest option value of an item: agreement 1–4, stars 1–6, or 1–10. */
export type Scale = 4 | 6 | 10;

/** How an IPAK or IPKP was computed. */
export interface FourScaleComputation {
  readonly index: 'ipak' | 'ipkp';
  /** The scales that the answers were given on, by their highest value. */
  readonly scales: readonly Scale[];
  /** The number of items that were answered at all. */
  readonly items: number;
}

/** How many decimals each NRR and each weighted NRR keeps; `null` keeps it exact. */
export function decimalsOf(rounding: Rounding): { nrr: number | null; weighted: number | null } {
  switch (rounding.kind) {
    case 'exact':
      return { nrr: null, weighted: null };
    case 'nrr':
      return { nrr: rounding.decimals, weighted: null };
    case 'weighted':
      return { nrr: null, weighted: rounding.decimals };
    case 'both':
      return { nrr: rounding.nrr, weighted: rounding.weighted };
  }
}
