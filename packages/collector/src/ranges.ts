import type { SeqRange } from '@skm-survey/protocol';

/** A set of sequence numbers as ascending, disjoint, non-adjacent inclusive ranges. */
export type Ranges = readonly SeqRange[];

/** The numbers that are in any of the ranges, given in any order and overlapping as they like. */
export function union(...sets: readonly Ranges[]): Ranges {
  const sorted = sets.flat().sort((a, b) => a[0] - b[0]);
  const merged: SeqRange[] = [];
  for (const [first, last] of sorted) {
    const previous = merged.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** The numbers of 1 to `high` that are not in the set. */
export function gaps(set: Ranges, high: number): Ranges {
  const missing: SeqRange[] = [];
  let next = 1;
  for (const [first, last] of set) {
    if (first > high) break;
    if (first > next) missing.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= high) missing.push([next, high]);
  return missing;
}

/** How many numbers are in the set. */
export const size = (set: Ranges): number =>
  set.reduce((total, [first, last]) => total + last - first + 1, 0);

/** Up to which number all from 1 on are in the set; 0 when 1 is not. */
export const contiguous = (set: Ranges): number => (set[0]?.[0] === 1 ? set[0][1] : 0);

/** The numbers of the set that are at most `high`. */
export const upTo = (set: Ranges, high: number): Ranges =>
  set
    .filter(([first]) => first <= high)
    .map(([first, last]): SeqRange => [first, Math.min(last, high)]);
