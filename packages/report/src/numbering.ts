import { type UnsurKey, unsurKeys } from '@skm-survey/questionnaire';

/**
 * Which numbering U1–U9 is in. The list of unsur of PermenPANRB 14/2017 has 8 = pengaduan, 9 = sarana; the questionnaire
 * in its annex prints 8 = sarana, 9 = pengaduan. Sheets in use have either, so every sheet says which.
 */
export type Numbering = 'unsur' | 'kuesioner';

/** The unsur behind U1–U9. */
export const numbered: Readonly<Record<Numbering, readonly UnsurKey[]>> = {
  unsur: unsurKeys,
  kuesioner: [...unsurKeys.filter((key) => key !== 'pengaduan'), 'pengaduan'],
};

/** The numbering in words, for the head of a sheet. */
export function numberingInWords(numbering: Numbering): string {
  return numbering === 'unsur'
    ? 'U1–U9 menurut daftar unsur: U8 = Penanganan Pengaduan, U9 = Sarana dan Prasarana'
    : 'U1–U9 menurut kuesioner: U8 = Sarana dan Prasarana, U9 = Penanganan Pengaduan';
}
