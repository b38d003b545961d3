/** The ids of the questionnaires that come with this package. Those of SKM Online exist once per channel. */
export const standardIds = [
  'skm-2017',
  'skm-2017-wajar',
  'skm-2017-gratis',
  'skm-online-2025-offline',
  'skm-online-2025-online',
  'skm-online-2025-hybrid',
  'spkp-spak',
  'spkp-spak-6',
  'spak',
  'pulse',
] as const;
export type StandardId = (typeof standardIds)[number];

export const isStandardId = (id: string): id is StandardId =>
  standardIds.some((standard) => standard === id);
