/** The element's own words in Indonesian for the index so far. */
export const idIndex = {
  indexSoFar: 'IKM sejauh ini: {value} ({kinerja}), dari {respondents} responden',
} as const;
