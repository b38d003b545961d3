import type { Item, Option, Questionnaire, Text } from '../schema.ts';
import { scale } from './scale.ts';
import { spakItems, ziAgreement } from './spak.ts';
import { ipkp } from './statement.ts';

const aspects: Readonly<Record<string, Text>> = {
  informasi: {
    id: 'Informasi pelayanan pada unit layanan ini tersedia melalui media elektronik maupun non elektronik',
    en: 'Information about the services of this unit is available through electronic and other media',
  },
  persyaratan: {
    id: 'Persyaratan pelayanan yang diinformasikan sesuai dengan persyaratan yang ditetapkan unit layanan ini',
    en: 'The requirements announced agree with those this unit has laid down',
  },
  prosedur: {
    id: 'Prosedur/Alur pelayanan yang ditetapkan unit layanan ini mudah diikuti/dilakukan',
    en: 'The procedure laid down by this unit is easy to follow',
  },
  waktu: {
    id: 'Jangka waktu penyelesaian pelayanan yang diterima Bapak/Ibu sesuai dengan yang ditetapkan unit layanan ini',
    en: 'The time your service took agrees with what this unit has laid down',
  },
  // Unverified wording, unlike the other items: no form was at hand that prints it. Left out where the service is free.
  biaya: {
    id: 'Tarif/Biaya pelayanan yang dibayarkan pada unit layanan ini sesuai dengan tarif/biaya yang ditetapkan',
    en: 'The fee paid at this unit agrees with the fee laid down',
  },
  sarana: {
    id: 'Sarana prasarana pendukung pelayanan/sistem pelayanan online yang disediakan unit layanan ini memberikan kenyamanan/mudah digunakan',
    en: 'The facilities or the online system of this unit are comfortable or easy to use',
  },
  respon: {
    id: 'Petugas pelayanan/sistem pelayanan online pada unit layanan ini merespon keperluan Bapak/Ibu dengan cepat',
    en: 'The staff or the online system of this unit respond quickly to what you need',
  },
  'konsultasi-pengaduan': {
    id: 'Layanan konsultasi dan pengaduan yang disediakan unit layanan ini mudah digunakan/diakses',
    en: 'The advice and complaint services of this unit are easy to use and to reach',
  },
};

const spkpItems = (options: Option[]): Item[] =>
  Object.entries(aspects).map(([aspect, text]) => ({
    key: `ipkp-${aspect}`,
    text,
    kind: 'choice',
    options,
    counts: ipkp(aspect),
    required: true,
  }));

/** Asked beside the statements to show who was told what to answer; counts for nothing. */
const control: Item = {
  key: 'kontrol-pengarahan',
  text: {
    id: 'Sebelum menjawab survei ini, apakah ada pegawai/pejabat pada unit layanan ini yang mengarahkan Bapak/Ibu untuk memberikan jawaban yang bagus-bagus/baik-baik saja?',
    en: 'Before this survey, did an employee or official of this unit direct you to give only good answers?',
  },
  kind: 'yes-no',
  options: [
    { value: 1, text: { id: 'Ya', en: 'Yes' } },
    { value: 0, text: { id: 'Tidak', en: 'No' } },
  ],
  counts: null,
  required: true,
};

const stars = scale(
  ...[1, 2, 3, 4, 5, 6].map((value) => ({
    id: `${value} bintang`,
    en: value === 1 ? '1 star' : `${value} stars`,
  })),
);

/** SPKP and SPAK in one form, on a scale of 4, with the control question: IPKP and IPAK for the Zona Integritas. Not an SKM. */
export const spkpSpak: Questionnaire = {
  format: 1,
  id: 'spkp-spak',
  revision: '1',
  title: {
    id: 'Survei Persepsi Kualitas Pelayanan (SPKP) dan Survei Persepsi Anti Korupsi (SPAK)',
    en: 'Survey of the perception of service quality (SPKP) and of anti-corruption (SPAK)',
  },
  source:
    'SPKP dan SPAK Zona Integritas, formulir instansi; redaksi butir ipkp-biaya belum diverifikasi',
  legalBasis: [],
  unofficialLanguages: ['en'],
  items: [...spkpItems(ziAgreement), ...spakItems(ziAgreement), control],
  profile: [],
  comment: null,
};

/** The same statements answered with one to six stars, as some agencies do; the index brings them to 4. */
export const spkpSpak6: Questionnaire = {
  ...spkpSpak,
  id: 'spkp-spak-6',
  items: [...spkpItems(stars), ...spakItems(stars), control],
};
