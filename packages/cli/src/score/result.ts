import { unsurKeys } from '@skm-survey/questionnaire';
import { type FourScale, fourScale, type Ikm, ikm } from '@skm-survey/scoring';
import { quoted } from '../read/row.ts';
import type { ScoreOptions } from './options.ts';
import type { Sheet } from './sheet.ts';
import type { Group, Groups } from './groups.ts';
import { nameOf } from './name.ts';

/** What `skm score` found out, before it is laid out. */
export interface ScoreResult {
  readonly file: string;
  readonly ikm: Ikm;
  /** Null where the file has no answers for it. */
  readonly ipak: FourScale | null;
  readonly ipkp: FourScale | null;
  /** The recap by the values of a column; null where none was asked for. */
  readonly by: { readonly column: string; readonly groups: readonly Group[] } | null;
  /** What a reader must know to trust the figure; Indonesian sentences. */
  readonly notes: readonly string[];
}

/** The indices of a sheet that has no faults. */
export function resultOf(sheet: Sheet, groups: Groups | null, options: ScoreOptions): ScoreResult {
  const { weight, rounding, file } = options;
  const index = ikm(sheet.ikm, { weight, rounding });
  return {
    file,
    ikm: index,
    ipak: aspectIndex(sheet, 'ipak'),
    ipkp: aspectIndex(sheet, 'ipkp'),
    by: groups && { column: groups.column, groups: groups.results({ weight, rounding }) },
    notes: notesOf(sheet, index, options),
  };
}

function aspectIndex(sheet: Sheet, index: 'ipak' | 'ipkp'): FourScale | null {
  const parts = sheet.aspects(index);
  return parts.length === 0 ? null : fourScale(index, parts);
}

function notesOf(sheet: Sheet, { unsur }: Ikm, { order }: ScoreOptions): string[] {
  const missing = unsurKeys.filter((key) => !sheet.unsur.includes(key));
  const unanswered = unsur.filter(({ answered }) => answered === 0).map(({ key }) => key);
  const ignored = sheet.ignoredColumns.filter((name) => name !== '').map(quoted);
  return [
    ...(order === null ? [] : [orderNote[order]]),
    ...listed('Unsur yang tidak ada dalam berkas, tidak ikut dihitung', missing.map(nameOf)),
    ...listed('Unsur yang tidak dijawab siapa pun, tidak ikut dihitung', unanswered.map(nameOf)),
    ...listed('Kolom yang tidak dihitung', ignored),
    ...(sheet.silent === 0
      ? []
      : [`${sheet.silent} baris tanpa jawaban tidak dihitung sebagai responden.`]),
  ];
}

const orderNote = {
  unsur: 'U1–U9 dibaca menurut daftar unsur: U8 = pengaduan, U9 = sarana.',
  kuesioner: 'U1–U9 dibaca menurut kuesioner cetak: U8 = sarana, U9 = pengaduan.',
} as const;

const mostNamed = 20;

function listed(title: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length - mostNamed;
  const shown = names.slice(0, mostNamed).join('; ');
  return [`${title}: ${shown}${more > 0 ? `; dan ${more} lagi` : ''}.`];
}
