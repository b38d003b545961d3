import { type Mapping, type UnsurKey, unsurKeys } from '@skm-survey/questionnaire';
import { numbered, type Numbering } from '@skm-survey/report';
import type { Scale } from '@skm-survey/scoring';

/** What a column holds. */
export type Column =
  /** The value of one unsur, 1–4, perhaps a mean of its items. */
  | { readonly kind: 'unsur'; readonly unsur: UnsurKey }
  /** One of the items of an unsur, a whole 1–4. */
  | { readonly kind: 'item'; readonly item: string; readonly unsur: UnsurKey }
  /** One item of IPAK or IPKP. */
  | {
      readonly kind: 'aspect';
      readonly item: string;
      readonly index: 'ipak' | 'ipkp';
      readonly scale: Scale;
    }
  /** A profile field, a comment: not counted. */
  | { readonly kind: 'other' }
  | { readonly kind: 'refused'; readonly message: string };

/** What the command line says about the columns. */
export interface Layout {
  readonly order: Numbering | null;
  /** The mapping of the questionnaire that was named, null if none was. */
  readonly mapping: Mapping | null;
}

const other: Column = { kind: 'other' };

/** What the column of this name holds. Upper and lower case are alike. */
export function columnOf(name: string, layout: Layout): Column {
  const key = name.toLowerCase();
  if (/^u\d+$/.test(key)) return numberedColumn(key, layout);
  const item = layout.mapping === null ? null : itemOf(key, layout.mapping);
  if (item !== null) return item;
  const unsur = unsurKeys.find((candidate) => candidate === key);
  return unsur === undefined ? other : unsurColumn(unsur, layout);
}

function numberedColumn(key: string, layout: Layout): Column {
  if (layout.order === null) {
    const message =
      'nomor 8 dan 9 tertukar antara daftar unsur dan kuesioner cetak: sebutkan --order unsur (U8 = pengaduan) atau --order kuesioner (U8 = sarana)';
    return { kind: 'refused', message };
  }
  const unsur = numbered[layout.order][Number(key.slice(1)) - 1];
  if (unsur === undefined)
    return { kind: 'refused', message: `${key.toUpperCase()} tidak dikenal; hanya U1 sampai U9` };
  return unsurColumn(unsur, layout);
}

function unsurColumn(unsur: UnsurKey, { mapping }: Layout): Column {
  const asked = mapping?.ikm.some((entry) => entry.unsur === unsur) ?? true;
  return asked ? { kind: 'unsur', unsur } : other;
}

function itemOf(key: string, mapping: Mapping): Column | null {
  for (const { unsur, items } of mapping.ikm) {
    // The only item of an unsur under that unsur's own name is that unsur.
    if (key === unsur && items.length === 1 && items[0] === key) return { kind: 'unsur', unsur };
    if (items.includes(key)) return { kind: 'item', item: key, unsur };
  }
  for (const index of ['ipak', 'ipkp'] as const) {
    const scaled = mapping[index].find((candidate) => candidate.key === key);
    if (scaled !== undefined)
      return { kind: 'aspect', item: key, index, scale: scaleOf(scaled.max) };
  }
  return null;
}

function scaleOf(max: number): Scale {
  if (max === 4 || max === 6 || max === 10) return max;
  throw new RangeError(`No index is computed from a scale of ${max}`);
}
