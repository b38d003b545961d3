/** The element's own words in Indonesian for reading aloud. */
export const idAloud = {
  readAloud: 'Bacakan',
  stopReading: 'Berhenti membaca',
} as const;
