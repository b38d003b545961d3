import type { ProfileField, Text } from '../schema.ts';
import { ageBand, choice, sex } from './fields.ts';

const education: Text = { id: 'Pendidikan', en: 'Education' };
const job: Text = { id: 'Pekerjaan', en: 'Occupation' };

/**
 * What the form of 2017 asks about the respondent (annex of PermenPANRB 14/2017), answered freely unless an agency requires it.
 * Age is asked in bands instead of years, "sebutkan" beside LAINNYA is left out: see docs/decisions/0023.
 * `d1-d4` is not on the form of 2017; practice adds it, and posters count it.
 */
export const profile2017: ProfileField[] = [
  sex,
  ageBand,
  choice('pendidikan', education, {
    sd: { id: 'SD', en: 'Primary school (SD)' },
    smp: { id: 'SMP', en: 'Lower secondary school (SMP)' },
    sma: { id: 'SMA', en: 'Upper secondary school (SMA)' },
    'd1-d4': { id: 'D1/D2/D3/D4', en: 'Diploma (D1–D4)' },
    s1: { id: 'S1', en: 'Bachelor (S1)' },
    s2: { id: 'S2', en: 'Master (S2)' },
    s3: { id: 'S3', en: 'Doctorate (S3)' },
  }),
  choice('pekerjaan', job, {
    pns: { id: 'PNS', en: 'Civil servant (PNS)' },
    tni: { id: 'TNI', en: 'Armed forces (TNI)' },
    polri: { id: 'POLRI', en: 'Police (POLRI)' },
    swasta: { id: 'Swasta', en: 'Private sector' },
    wirausaha: { id: 'Wirausaha', en: 'Self-employed' },
    lainnya: { id: 'Lainnya', en: 'Other' },
  }),
];

/**
 * The rest of the form of 2017: day, half of the day, and the service. A device knows them (the time of the record, the service of the page),
 * so they are asked only where paper is typed over: `customise(base, { profile: { add: paperFields2017 } })`.
 */
export const paperFields2017: ProfileField[] = [
  {
    key: 'tanggal',
    text: { id: 'Tanggal survei', en: 'Date of the survey' },
    kind: 'date',
    required: false,
    sensitive: false,
  },
  /* @__PURE__ */ choice(
    'jam',
    { id: 'Jam survei', en: 'Time of the survey' },
    {
      '08-12': { id: '08.00–12.00', en: '08.00–12.00' },
      '13-17': { id: '13.00–17.00', en: '13.00–17.00' },
    },
  ),
  {
    key: 'jenis-layanan',
    text: { id: 'Jenis layanan yang diterima', en: 'Kind of service received' },
    kind: 'text',
    required: false,
    sensitive: false,
  },
];
