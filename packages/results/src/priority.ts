import type { IkmResult } from '@skm-survey/protocol';
import { shownUnsur } from './small-cells.ts';

/**
 * Keys of the lowest unsur, as the collector named them, without those that must not be detailed.
 * Empty when they would be all of them: where every unsur is equal, none comes first.
 */
export function priorityOf(ikm: IkmResult): readonly string[] {
  const shown = shownUnsur(ikm).map((unsur) => unsur.key);
  const priority = ikm.priority.filter((key) => shown.includes(key));
  return priority.length < shown.length ? priority : [];
}
