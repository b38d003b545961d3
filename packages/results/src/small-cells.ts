import type { IkmResult } from '@skm-survey/protocol';

/** Fewest respondents behind a published detail: below it, a figure may show one person's own answer. */
const smallestCell = 5;

/** Whether a detail over `count` respondents must not be shown. Zero hides nobody, and is shown as "belum ada data". */
export function isSmallCell(count: number): boolean {
  return count > 0 && count < smallestCell;
}

/** The unsur whose figures may be shown, in the order given. */
export function shownUnsur(ikm: IkmResult): IkmResult['unsur'] {
  return ikm.unsur.filter((unsur) => !isSmallCell(unsur.answered));
}

/** Whether any detail per unsur may be shown at all. */
export function hasDetails(ikm: IkmResult): boolean {
  return !isSmallCell(ikm.respondents) && shownUnsur(ikm).length > 0;
}
