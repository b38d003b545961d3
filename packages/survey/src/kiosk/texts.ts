import { primary, type Texts } from '../texts/texts.ts';

/** A kiosk's own words in Indonesian. */
const idKiosk = {
  languages: 'Bahasa',
  larger: 'Perbesar huruf',
  leave: 'Akhiri',
  chooseService: 'Layanan apa yang Anda terima?',
  stillHere: 'Masih di sini?',
  leaveNow: 'Akhiri pengisian?',
  willDiscard: 'Jawaban yang belum dikirim akan dihapus dari layar ini.',
  willSubmit: 'Jawaban yang sudah diisi akan dikirim, lalu layar ini dikosongkan.',
  carryOn: 'Lanjutkan mengisi',
  discard: 'Akhiri dan hapus jawaban',
  secondsLeft: 'Sisa {seconds} detik',
  done: 'Selesai',
  backIn: 'Layar ini kembali ke awal dalam {seconds} detik.',
  asleep: 'Sentuh layar untuk mengisi survei',
} as const;

export type KioskTexts = Readonly<Record<keyof typeof idKiosk, string>>;

const enKiosk: KioskTexts = {
  languages: 'Language',
  larger: 'Larger letters',
  leave: 'Leave',
  chooseService: 'Which service did you receive?',
  stillHere: 'Are you still here?',
  leaveNow: 'Leave the survey?',
  willDiscard: 'Answers that were not sent will be removed from this screen.',
  willSubmit: 'What you have answered will be sent, and this screen cleared.',
  carryOn: 'Continue the survey',
  discard: 'Leave and erase my answers',
  secondsLeft: '{seconds} seconds left',
  done: 'Done',
  backIn: 'This screen starts over in {seconds} seconds.',
  asleep: 'Touch the screen to answer the survey',
};

/** The words of a kiosk in one language; an agency's own, which lie among the others, come first. */
export const kioskTexts = (lang: string, texts: Texts): KioskTexts & Texts => ({
  ...idKiosk,
  ...(primary(lang) === 'en' && enKiosk),
  ...texts,
});
