/** The element's own word in Indonesian for the way on from the thanks. */
export const idDone = {
  done: 'Selesai',
} as const;
