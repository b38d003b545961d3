import type { Item, Questionnaire, UnsurKey } from '@skm-survey/questionnaire';

const item = (unsur: UnsurKey, required: boolean): Item => ({
  key: unsur,
  text: { id: `Bagaimana ${unsur}?`, en: `How is ${unsur}?` },
  kind: 'choice',
  options: [1, 2, 3, 4].map((value) => ({
    value,
    text: { id: `Pilihan ${value}`, en: `Option ${value}` },
  })),
  counts: { index: 'ikm', unsur },
  required,
});

/** Two questions, the second optional; one profile field; a comment. */
export const small: Questionnaire = {
  format: 1,
  id: 'small',
  revision: '1',
  title: { id: 'Survei kecil', en: 'Small survey' },
  source: 'test',
  legalBasis: [],
  unofficialLanguages: ['en'],
  items: [item('persyaratan', true), item('waktu', false)],
  profile: [
    {
      key: 'usia',
      text: { id: 'Usia', en: 'Age' },
      kind: 'choice',
      options: [
        { value: '17-25', text: { id: '17–25' } },
        { value: 'lebih-65', text: { id: '> 65' } },
      ],
      required: false,
      sensitive: false,
    },
  ],
  comment: { text: { id: 'Kritik & saran', en: 'Suggestions' }, maxLength: 300 },
};

/** Fields of every kind, all required, one of them sensitive; a yes-no question; no comment. */
export const demanding: Questionnaire = {
  ...small,
  id: 'demanding',
  items: [
    item('biaya', true),
    {
      key: 'kontrol',
      text: { id: 'Apakah ada pegawai yang mengarahkan?' },
      kind: 'yes-no',
      options: [
        { value: 1, text: { id: 'Ya' } },
        { value: 0, text: { id: 'Tidak' } },
      ],
      counts: null,
      required: true,
    },
  ],
  profile: [
    {
      key: 'disabilitas',
      text: { id: 'Disabilitas' },
      kind: 'choice',
      options: [
        { value: 'tidak', text: { id: 'Tidak' } },
        { value: 'fisik', text: { id: 'Ya, fisik' } },
      ],
      required: true,
      sensitive: true,
    },
    { key: 'tanggal', text: { id: 'Tanggal' }, kind: 'date', required: true, sensitive: false },
    {
      key: 'jenis-layanan',
      text: { id: 'Layanan' },
      kind: 'text',
      required: true,
      sensitive: false,
    },
    { key: 'loket', text: { id: 'Loket' }, kind: 'text', required: false, sensitive: true },
  ],
  comment: null,
};
