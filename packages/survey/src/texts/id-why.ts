/** The element's own words in Indonesian after a low answer. */
export const idWhy = {
  whyLow: 'Apa yang perlu diperbaiki?',
} as const;
