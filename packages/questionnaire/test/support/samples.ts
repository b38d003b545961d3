import type { Item, Option, Questionnaire } from '@skm-survey/questionnaire';

/** Options 1 to n with plain words. */
export const options = (count: number): Option[] =>
  Array.from({ length: count }, (_, index) => ({
    value: index + 1,
    text: { id: `Pilihan ${index + 1}` },
  }));

export const item = (key: string, changes: Partial<Item> = {}): Item => ({
  key,
  text: { id: `Pertanyaan ${key}?` },
  kind: 'choice',
  options: options(4),
  counts: null,
  required: false,
  ...changes,
});

/** The smallest valid questionnaire around some items. */
export const questionnaire = (
  items: Item[],
  changes: Partial<Questionnaire> = {},
): Questionnaire => ({
  format: 1,
  id: 'contoh',
  revision: '1',
  title: { id: 'Contoh' },
  source: 'test',
  legalBasis: [],
  unofficialLanguages: [],
  items,
  profile: [],
  comment: null,
  ...changes,
});

/** Freezes all the way down, so that a function that writes to its argument throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
