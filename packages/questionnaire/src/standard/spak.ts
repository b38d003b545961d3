import type { Item, Option, Questionnaire, Text } from '../schema.ts';
import { scale } from './scale.ts';
import { ipak } from './statement.ts';

/** The answers that SPKP and SPAK print, capitals included. */
export const ziAgreement = scale(
  { id: 'Sangat Tidak Setuju', en: 'Strongly disagree' },
  { id: 'Tidak Setuju', en: 'Disagree' },
  { id: 'Setuju', en: 'Agree' },
  { id: 'Sangat Setuju', en: 'Strongly agree' },
);

const aspects: Readonly<Record<string, Text>> = {
  keadilan: {
    id: 'Tidak ada diskriminasi pelayanan pada unit layanan ini',
    en: 'There is no discrimination in the services of this unit',
  },
  'kepatuhan-prosedur': {
    id: 'Tidak ada pelayanan diluar prosedur/kecurangan pelayanan pada unit layanan ini',
    en: 'There is no service outside the procedure and no cheating at this unit',
  },
  'bebas-gratifikasi': {
    id: 'Tidak ada penerimaan imbalan uang/barang/fasilitas diluar ketentuan yang berlaku pada unit layanan ini',
    en: 'No money, goods or favours outside the rules are accepted at this unit',
  },
  'bebas-pungli': {
    id: 'Tidak ada pungutan liar (pungli) pada unit layanan ini',
    en: 'There are no illegal charges (pungli) at this unit',
  },
  'bebas-percaloan': {
    id: 'Tidak ada percaloan/perantara tidak resmi pada unit layanan ini',
    en: 'There are no touts or unofficial middlemen at this unit',
  },
};

/** The five items of SPAK on a scale, in printed order. */
export const spakItems = (options: Option[]): Item[] =>
  Object.entries(aspects).map(([aspect, text]) => ({
    key: `ipak-${aspect}`,
    text,
    kind: 'choice',
    options,
    counts: ipak(aspect),
    required: true,
  }));

/** SPAK alone, on a scale of 4: the perception of corruption (IPAK) for the Zona Integritas. Not an SKM. */
export const spak: Questionnaire = {
  format: 1,
  id: 'spak',
  revision: '1',
  title: {
    id: 'Survei Persepsi Anti Korupsi (SPAK)',
    en: 'Survey of the perception of anti-corruption (SPAK)',
  },
  source: 'SPAK Zona Integritas, formulir instansi',
  legalBasis: [],
  unofficialLanguages: ['en'],
  items: spakItems(ziAgreement),
  profile: [],
  comment: null,
};
