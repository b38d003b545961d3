import { forChannel } from '../channel.ts';
import { profileOnline } from '../profile/skm-online.ts';
import type { Channel, Counts, Item, Option, Questionnaire, Text } from '../schema.ts';
import { agreement, ikm, ipak } from './statement.ts';
import { scale } from './scale.ts';

const conformity = scale(
  { id: 'Sangat tidak sesuai', en: 'Does not agree at all' },
  { id: 'Tidak sesuai', en: 'Does not agree' },
  { id: 'Sesuai', en: 'Agrees' },
  { id: 'Sangat sesuai', en: 'Agrees very well' },
);

/** Makes the items of one kind of labels: how a statement is answered, not what it counts for. */
const answeredBy =
  (options: Option[]) =>
  (key: string, counts: Counts, text: Text): Item => ({
    key,
    text,
    kind: 'choice',
    options,
    counts,
    required: true,
  });

const setuju = answeredBy(agreement);
const sesuai = answeredBy(conformity);

const only = (channel: Channel, item: Item): Item => ({ ...item, channels: [channel, 'hybrid'] });
const atCounter = (item: Item): Item => only('offline', item);
const inApplication = (item: Item): Item => only('online', item);

/**
 * The questionnaire of SKM Online as agencies' forms of 2025/26 have it, with the statements of every channel: 16 offline, 16 online,
 * 19 in hybrid services, where both are asked. Which statement counts for which unsur is data of this revision; agencies differ in 5, 8, 9, 13, 14.
 */
export const skmOnline2025: Questionnaire = {
  format: 1,
  id: 'skm-online-2025',
  revision: '1',
  title: { id: 'Survei Kepuasan Masyarakat (SKM)', en: 'Public satisfaction survey (SKM)' },
  source: 'SKM Online, formulir instansi 2025/2026',
  legalBasis: ['PermenPANRB 14/2017', 'SE MenPANRB 12/2023', 'Pedoman Menteri PANRB 9/2024'],
  unofficialLanguages: ['en'],
  items: [
    setuju('persyaratan-informasi', ikm('persyaratan'), {
      id: 'Informasi pelayanan tersedia melalui media elektronik maupun nonelektronik',
      en: 'Information about the service is available through electronic and other media',
    }),
    sesuai('persyaratan-sesuai', ikm('persyaratan'), {
      id: 'Persyaratan yang diminta sesuai dengan yang diinformasikan',
      en: 'The requirements asked for agree with those announced',
    }),
    setuju('prosedur-informasi', ikm('prosedur'), {
      id: 'Standar dan prosedur layanan diinformasikan dengan jelas',
      en: 'Standards and procedures of the service are made known clearly',
    }),
    setuju('prosedur-mudah', ikm('prosedur'), {
      id: 'Prosedur/Alur layanan mudah dipahami dan dilakukan',
      en: 'The procedure of the service is easy to understand and to follow',
    }),
    setuju('ipak-kepatuhan-prosedur', ipak('kepatuhan-prosedur'), {
      id: 'Layanan diberikan sesuai prosedur tanpa kecurangan',
      en: 'The service is given according to procedure, without cheating',
    }),
    sesuai('waktu-sesuai', ikm('waktu'), {
      id: 'Jangka waktu layanan sesuai dengan yang diinformasikan',
      en: 'The time the service takes agrees with the time announced',
    }),
    sesuai('biaya-sesuai', ikm('biaya'), {
      id: 'Biaya layanan sesuai dengan yang diinformasikan',
      en: 'The cost of the service agrees with the cost announced',
    }),
    setuju('ipak-bebas-pungli', ipak('bebas-pungli'), {
      id: 'Tidak ada pungutan liar (pungli) dalam pelayanan',
      en: 'There are no illegal charges (pungli) in the service',
    }),
    setuju('ipak-bebas-percaloan', ipak('bebas-percaloan'), {
      id: 'Tidak ada percaloan/perantara tidak resmi dalam pelayanan',
      en: 'There are no touts or unofficial middlemen in the service',
    }),
    sesuai('produk-sesuai', ikm('produk'), {
      id: 'Produk layanan yang diterima sesuai dengan yang dipublikasikan',
      en: 'The result received agrees with what is published',
    }),
    atCounter(
      setuju('kompetensi-respon-petugas', ikm('kompetensi'), {
        id: 'Petugas merespon kebutuhan dengan cepat',
        en: 'The staff respond quickly to what I need',
      }),
    ),
    inApplication(
      setuju('kompetensi-respon-aplikasi', ikm('kompetensi'), {
        id: 'Aplikasi sistem pelayanan merespon kebutuhan dengan cepat (membuka halaman, konten, pencarian informasi, unduh/unggah)',
        en: 'The application responds quickly to what I need (opening pages, content, searching, downloading and uploading)',
      }),
    ),
    atCounter(
      setuju('perilaku-ramah', ikm('perilaku'), {
        id: 'Petugas melayani saya dengan ramah',
        en: 'The staff serve me in a friendly way',
      }),
    ),
    inApplication(
      setuju('perilaku-fitur-aplikasi', ikm('perilaku'), {
        id: 'Fitur pada aplikasi sistem layanan mudah digunakan',
        en: 'The features of the application are easy to use',
      }),
    ),
    setuju('ipak-keadilan', ipak('keadilan'), {
      id: 'Seluruh pengguna layanan dilayani secara adil tanpa diskriminasi',
      en: 'All users of the service are served fairly, without discrimination',
    }),
    setuju('ipak-bebas-gratifikasi', ipak('bebas-gratifikasi'), {
      id: 'Pelayanan diberikan tanpa imbalan uang, barang, atau fasilitas di luar aturan',
      en: 'The service is given without money, goods or favours outside the rules',
    }),
    setuju('pengaduan-akses', ikm('pengaduan'), {
      id: 'Layanan konsultasi dan pengaduan mudah diakses',
      en: 'Advice and complaint services are easy to reach',
    }),
    atCounter(
      setuju('sarana-nyaman', ikm('sarana'), {
        id: 'Sarana prasarana nyaman dan mudah digunakan',
        en: 'The facilities are comfortable and easy to use',
      }),
    ),
    inApplication(
      setuju('sarana-sistem-online', ikm('sarana'), {
        id: 'Sistem layanan online nyaman dan mudah digunakan',
        en: 'The online system is comfortable and easy to use',
      }),
    ),
  ],
  profile: profileOnline,
  comment: { text: { id: 'Kritik & saran', en: 'Criticism & suggestions' }, maxLength: 1000 },
};

export const skmOnline2025Offline: Questionnaire = forChannel(skmOnline2025, 'offline');
export const skmOnline2025Online: Questionnaire = forChannel(skmOnline2025, 'online');
export const skmOnline2025Hybrid: Questionnaire = forChannel(skmOnline2025, 'hybrid');
