/** The element's own words in Indonesian where a half-filled interview was found. */
export const idLeft = {
  resume: 'Lanjutkan pengisian',
  startOver: 'Mulai dari awal',
  resumeHint: 'Ada jawaban yang belum selesai. Bila bukan milik Anda, mulailah dari awal.',
} as const;
