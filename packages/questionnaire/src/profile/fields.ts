import type { ProfileField, Text } from '../schema.ts';

/** A field with choices, in the order of `texts`, that may be skipped. */
export const choice = (
  key: string,
  text: Text,
  texts: Readonly<Record<string, Text>>,
): ProfileField => ({
  key,
  text,
  kind: 'choice',
  options: Object.entries(texts).map(([value, words]) => ({ value, text: words })),
  required: false,
  sensitive: false,
});

/** The same field, with "tidak ingin menjawab" beside its choices. */
export const sensitive = (field: ProfileField): ProfileField => ({ ...field, sensitive: true });

export const sex = choice(
  'jenis-kelamin',
  { id: 'Jenis kelamin', en: 'Sex' },
  {
    'laki-laki': { id: 'Laki-laki', en: 'Male' },
    perempuan: { id: 'Perempuan', en: 'Female' },
  },
);

/** The bands of SKM Online. Sensitive because the first one marks a child (UU 27/2022). */
export const ageBand = sensitive(
  choice(
    'usia',
    { id: 'Usia', en: 'Age' },
    {
      'kurang-17': { id: '< 17', en: '< 17' },
      '17-25': { id: '17–25', en: '17–25' },
      '26-34': { id: '26–34', en: '26–34' },
      '35-44': { id: '35–44', en: '35–44' },
      '45-54': { id: '45–54', en: '45–54' },
      '55-65': { id: '55–65', en: '55–65' },
      'lebih-65': { id: '> 65', en: '> 65' },
    },
  ),
);
