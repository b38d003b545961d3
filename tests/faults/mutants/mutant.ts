/** One place of the product, and what a sabotage makes of it. `find` must occur there exactly once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Cases that should notice, the likeliest first; the first red one ends the search. */
  readonly cases: readonly string[];
  /** Rounds of each of them; more where the fault needs luck. */
  readonly rounds: number;
}
