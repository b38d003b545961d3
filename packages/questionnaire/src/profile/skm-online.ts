import type { ProfileField } from '../schema.ts';
import { ageBand, choice, sensitive, sex } from './fields.ts';

const education = choice(
  'pendidikan',
  { id: 'Pendidikan', en: 'Education' },
  {
    'tidak-sekolah': { id: 'Tidak sekolah', en: 'No schooling' },
    sd: { id: 'SD/Sederajat', en: 'Primary school or equivalent' },
    smp: { id: 'SMP/Sederajat', en: 'Lower secondary school or equivalent' },
    sma: { id: 'SMA/Sederajat', en: 'Upper secondary school or equivalent' },
    'd1-d3': { id: 'D1/D2/D3', en: 'Diploma (D1/D2/D3)' },
    'd4-s1': { id: 'D4/S1', en: 'Bachelor (D4/S1)' },
    s2: { id: 'S2', en: 'Master (S2)' },
    s3: { id: 'S3', en: 'Doctorate (S3)' },
  },
);

const job = choice(
  'pekerjaan',
  { id: 'Pekerjaan', en: 'Occupation' },
  {
    asn: { id: 'ASN', en: 'Civil servant (ASN)' },
    tni: { id: 'TNI', en: 'Armed forces (TNI)' },
    polri: { id: 'POLRI', en: 'Police (POLRI)' },
    swasta: { id: 'Swasta', en: 'Private sector' },
    wirausaha: { id: 'Wirausaha', en: 'Self-employed' },
    'ibu-rumah-tangga': { id: 'Ibu Rumah Tangga', en: 'Housewife' },
    'pelajar-mahasiswa': { id: 'Pelajar/Mahasiswa', en: 'Pupil or student' },
    'petani-nelayan': { id: 'Petani/Nelayan', en: 'Farmer or fisher' },
    'pekerja-lepas': { id: 'Pekerja Lepas/Freelance', en: 'Freelance' },
    pensiunan: { id: 'Pensiunan', en: 'Retired' },
    lainnya: { id: 'Lainnya', en: 'Other' },
  },
);

const disability = sensitive(
  choice(
    'disabilitas',
    {
      id: 'Disabilitas (penyandang/pendamping)',
      en: 'Disability (own, or of the person assisted)',
    },
    {
      tidak: { id: 'Tidak', en: 'No' },
      fisik: { id: 'Ya, fisik', en: 'Yes, physical' },
      intelektual: { id: 'Ya, intelektual', en: 'Yes, intellectual' },
      mental: { id: 'Ya, mental', en: 'Yes, mental' },
      sensorik: { id: 'Ya, sensorik', en: 'Yes, sensory' },
    },
  ),
);

/** What SKM Online asks about the respondent, answered freely unless an agency requires it. Neither name nor NIK, phone or address. */
export const profileOnline: ProfileField[] = [
  {
    key: 'tanggal-layanan',
    text: { id: 'Tanggal menerima layanan', en: 'Date of receiving the service' },
    kind: 'date',
    required: false,
    sensitive: false,
  },
  sex,
  education,
  ageBand,
  job,
  disability,
];
