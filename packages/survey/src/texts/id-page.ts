/** The element's own words in Indonesian where everything is asked on one page. */
export const idPage = {
  answeredOf: '{count} dari {all} dijawab',
  stillOpen: 'Ada {count} jawaban yang belum diisi',
  stillOpenOne: 'Ada 1 jawaban yang belum diisi',
  toReview: 'Periksa jawaban',
} as const;
