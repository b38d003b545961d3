import type {
  definitionLimits,
  keyPattern as theirs,
  Questionnaire,
  UnsurKey,
} from '@skm-survey/questionnaire';

// What `@skm-survey/questionnaire` checks with its schema library, as far as an attribute can break it. Of our own, since the two lie in
// files that may not share a third (docs/decisions/0065); a test holds them together.

export const keyPattern: typeof theirs = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const languagePattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

export const limits: Omit<typeof definitionLimits, 'profileFields'> & { readonly key: 64 } = {
  items: 60,
  options: 10,
  text: 2000,
  key: 64,
};

export const unsurKeys: readonly UnsurKey[] = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
];

type Counts = NonNullable<Questionnaire['items'][number]['counts']>;

/** How many options an item may have that counts for an index. */
export const scales: Readonly<Record<Counts['index'], readonly number[]>> = {
  ikm: [4],
  ipak: [4, 6, 10],
  ipkp: [4, 6, 10],
};
