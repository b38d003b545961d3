/**
 * The nine unsur of PermenPANRB 14/2017 by their semantic key, in the order of the list of unsur (8 = pengaduan,
 * 9 = sarana). The printed questionnaire has the last two the other way round: a printed number belongs to the view
 * and is the position of the item, never a key.
 */
export const unsurKeys = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
] as const;
