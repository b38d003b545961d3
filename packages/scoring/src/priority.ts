import type { Rational } from './rational.ts';

/** The unsur to improve first. */
export interface Priority {
  /** Lowest NRR first. More than asked for where the last place is shared: no tie is broken by chance. */
  readonly keys: readonly string[];
  /** The groups of two or more keys among them that have the same NRR. */
  readonly ties: readonly (readonly string[])[];
}

/**
 * The three lowest unsur by NRR (Laporan SKM, BAB IV), with everyone who shares the third place. An unsur that nobody
 * answered has no NRR and is left out.
 */
export function priorityOf(
  unsur: readonly { readonly key: string; readonly nrr: Rational | null }[],
  places = 3,
): Priority {
  const ranked = unsur
    .flatMap(({ key, nrr }) => (nrr === null ? [] : [{ key, nrr }]))
    .sort((a, b) => a.nrr.compare(b.nrr));
  const groups = new Map<string, string[]>();
  for (const { key, nrr } of ranked) {
    const same = groups.get(nrr.toString());
    if (same !== undefined) same.push(key);
    else if (ranked.findIndex((other) => other.nrr.equals(nrr)) < places) {
      groups.set(nrr.toString(), [key]);
    }
  }
  const chosen = [...groups.values()];
  return { keys: chosen.flat(), ties: chosen.filter((group) => group.length > 1) };
}
