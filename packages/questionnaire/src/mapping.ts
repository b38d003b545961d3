import type { Item, Questionnaire, UnsurKey } from './schema.ts';
import { unsurKeys } from './unsur.ts';

/** One unsur and the keys of its items; several are averaged per respondent first. */
export interface UnsurItems {
  readonly unsur: UnsurKey;
  readonly items: readonly string[];
}

/** One item of IPAK or IPKP. `max` is its highest value (4, 6 or 10), by which it is brought to a scale of 4. */
export interface ScaledItem {
  readonly key: string;
  readonly max: number;
  readonly aspect?: string;
}

/** Which item counts for which index. An index without items is an empty list: the questionnaire does not yield it. */
export interface Mapping {
  /** In the order of the list of unsur (8 = pengaduan, 9 = sarana), whatever the printed order; only unsur that have items. */
  readonly ikm: readonly UnsurItems[];
  readonly ipak: readonly ScaledItem[];
  readonly ipkp: readonly ScaledItem[];
}

/** What scoring needs to know of a questionnaire. */
export function mapping(questionnaire: Questionnaire): Mapping {
  const { items } = questionnaire;
  const ikm = unsurKeys.map((unsur) => ({
    unsur,
    items: items
      .filter(({ counts }) => counts?.index === 'ikm' && counts.unsur === unsur)
      .map((item) => item.key),
  }));
  return {
    ikm: ikm.filter((entry) => entry.items.length > 0),
    ipak: scaledItems(items, 'ipak'),
    ipkp: scaledItems(items, 'ipkp'),
  };
}

function scaledItems(items: readonly Item[], index: 'ipak' | 'ipkp'): ScaledItem[] {
  return items.flatMap(({ key, options, counts }) => {
    if (counts?.index !== index) return [];
    const max = Math.max(...options.map((option) => option.value));
    return [{ key, max, ...(counts.aspect !== undefined && { aspect: counts.aspect }) }];
  });
}
