import { profile2017 } from '../profile/skm-2017.ts';
import type { Item, Option, Questionnaire, Text, UnsurKey } from '../schema.ts';
import { scale } from './scale.ts';

const item = (unsur: UnsurKey, text: Text, options: Option[]): Item => ({
  key: unsur,
  text,
  kind: 'choice',
  options,
  counts: { index: 'ikm', unsur },
  required: true,
});

const suitable = scale(
  { id: 'Tidak sesuai', en: 'Not suitable' },
  { id: 'Kurang sesuai', en: 'Not quite suitable' },
  { id: 'Sesuai', en: 'Suitable' },
  { id: 'Sangat sesuai', en: 'Very suitable' },
);

/**
 * The questionnaire in the annex of PermenPANRB 14/2017, word for word. Items stand in printed order: 8 is sarana, 9 is pengaduan,
 * other than in the list of unsur.
 */
export const skm2017: Questionnaire = {
  format: 1,
  id: 'skm-2017',
  revision: '1',
  title: {
    id: 'Kuesioner Survei Kepuasan Masyarakat (SKM)',
    en: 'Public satisfaction survey (SKM)',
  },
  source: 'PermenPANRB 14/2017, lampiran (kuesioner)',
  legalBasis: ['PermenPANRB 14/2017'],
  unofficialLanguages: ['en'],
  items: [
    item(
      'persyaratan',
      {
        id: 'Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?',
        en: 'In your opinion, how suitable are the requirements for this kind of service?',
      },
      suitable,
    ),
    item(
      'prosedur',
      {
        id: 'Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?',
        en: 'How easy do you find the procedure of the service at this unit?',
      },
      scale(
        { id: 'Tidak mudah', en: 'Not easy' },
        { id: 'Kurang mudah', en: 'Not quite easy' },
        { id: 'Mudah', en: 'Easy' },
        { id: 'Sangat mudah', en: 'Very easy' },
      ),
    ),
    item(
      'waktu',
      {
        id: 'Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?',
        en: 'In your opinion, how quickly was the service given?',
      },
      scale(
        { id: 'Tidak cepat', en: 'Not quickly' },
        { id: 'Kurang cepat', en: 'Not quite quickly' },
        { id: 'Cepat', en: 'Quickly' },
        { id: 'Sangat cepat', en: 'Very quickly' },
      ),
    ),
    item(
      'biaya',
      {
        id: 'Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?',
        en: 'In your opinion, how reasonable is the cost or fee of the service?',
      },
      scale(
        { id: 'Sangat mahal', en: 'Very expensive' },
        { id: 'Cukup mahal', en: 'Rather expensive' },
        { id: 'Murah', en: 'Cheap' },
        { id: 'Gratis', en: 'Free of charge' },
      ),
    ),
    item(
      'produk',
      {
        id: 'Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?',
        en: 'In your opinion, how well does the result you were given agree with what the service standard states?',
      },
      scale(
        { id: 'Tidak sesuai', en: 'Does not agree' },
        { id: 'Kurang sesuai', en: 'Does not quite agree' },
        { id: 'Sesuai', en: 'Agrees' },
        { id: 'Sangat sesuai', en: 'Agrees very well' },
      ),
    ),
    item(
      'kompetensi',
      {
        id: 'Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?',
        en: 'What is your opinion of the competence and ability of the staff in the service?',
      },
      scale(
        { id: 'Tidak kompeten', en: 'Not competent' },
        { id: 'Kurang kompeten', en: 'Not quite competent' },
        { id: 'Kompeten', en: 'Competent' },
        { id: 'Sangat kompeten', en: 'Very competent' },
      ),
    ),
    item(
      'perilaku',
      {
        id: 'Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?',
        en: 'What is your opinion of the politeness and friendliness of the staff in the service?',
      },
      scale(
        { id: 'Tidak sopan dan ramah', en: 'Not polite and friendly' },
        { id: 'Kurang sopan dan ramah', en: 'Not quite polite and friendly' },
        { id: 'Sopan dan ramah', en: 'Polite and friendly' },
        { id: 'Sangat sopan dan ramah', en: 'Very polite and friendly' },
      ),
    ),
    item(
      'sarana',
      {
        id: 'Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?',
        en: 'What is your opinion of the quality of the facilities and infrastructure?',
      },
      scale(
        { id: 'Buruk', en: 'Poor' },
        { id: 'Cukup', en: 'Fair' },
        { id: 'Baik', en: 'Good' },
        { id: 'Sangat Baik', en: 'Very good' },
      ),
    ),
    item(
      'pengaduan',
      {
        id: 'Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?',
        en: 'What is your opinion of the way complaints of service users are handled?',
      },
      scale(
        { id: 'Tidak ada', en: 'There is none' },
        { id: 'Ada tetapi tidak berfungsi', en: 'There is, but it does not work' },
        { id: 'Berfungsi kurang maksimal', en: 'It works, but not as well as it could' },
        { id: 'Dikelola dengan baik', en: 'It is well managed' },
      ),
    ),
  ],
  profile: profile2017,
  comment: { text: { id: 'Kritik & saran', en: 'Criticism & suggestions' }, maxLength: 1000 },
};
