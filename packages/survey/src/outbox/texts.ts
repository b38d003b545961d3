import type { ErrorCode, Status } from '@skm-survey/sdk';

/** Words of `<skm-outbox>` in Indonesian. `{…}` is filled in. */
export const id = {
  title: 'Jawaban di perangkat ini',
  loading: 'Memeriksa penyimpanan …',
  unreadable: 'Penyimpanan perangkat ini tidak dapat dibaca.',
  pending: 'Menunggu dikirim',
  quarantined: 'Disisihkan',
  contact: 'Terakhir terhubung',
  never: 'belum sejak halaman ini dibuka',
  receipt: 'Tanda terima terakhir',
  takeReceipt: 'Simpan tanda terima ke berkas',
  store: 'Penyimpanan',
  persisted: 'Penyimpanan tetap',
  yes: 'diizinkan',
  no: 'belum diizinkan',
  unknown: 'tidak diketahui',
  requestPersist: 'Minta izin penyimpanan tetap',
  refused:
    'Peramban belum mengizinkan. Pasang halaman ini sebagai aplikasi atau tandai, lalu coba lagi.',
  delivery: 'Pengiriman',
  send: 'Kirim sekarang',
  sending: 'Mengirim …',
  sent: '{count} jawaban terkirim, {pending} masih menunggu.',
  export: 'Ekspor semua ke berkas',
  exported: 'Berkas dibuat. Jawaban tetap ada di perangkat ini.',
  asideTitle: 'Jawaban yang disisihkan',
  asideLead: 'Penampung tidak menerima jawaban ini. Jawaban tetap disimpan sampai Anda memutuskan.',
  asideItem: '{questionnaire}, diisi {at}',
  retry: 'Kirim lagi',
  retryAll: 'Kirim lagi semua',
  erase: 'Hapus',
  eraseSure: 'Hapus jawaban ini selamanya? Ini tidak dapat dibatalkan.',
  eraseYes: 'Ya, hapus selamanya',
  cancel: 'Batal',
  retried: '{count} jawaban dikembalikan ke antrean.',
  erased: '{count} jawaban dihapus.',
  failed: 'Tidak berhasil: penyimpanan perangkat tidak dapat dipakai.',
} as const;

export type OutboxTexts = Readonly<Record<keyof typeof id, string>>;

const en: OutboxTexts = {
  title: 'Answers on this device',
  loading: 'Looking at the storage …',
  unreadable: 'The storage of this device cannot be read.',
  pending: 'Waiting to be sent',
  quarantined: 'Set aside',
  contact: 'Last contact',
  never: 'not since this page was opened',
  receipt: 'Last receipt',
  takeReceipt: 'Save the receipt to a file',
  store: 'Storage',
  persisted: 'Persistent storage',
  yes: 'granted',
  no: 'not granted',
  unknown: 'not known',
  requestPersist: 'Ask for persistent storage',
  refused:
    'The browser does not grant it yet. Install this page as an app or bookmark it, then try again.',
  delivery: 'Delivery',
  send: 'Send now',
  sending: 'Sending …',
  sent: '{count} answers sent, {pending} still waiting.',
  export: 'Export all to a file',
  exported: 'The file was made. The answers are still on this device.',
  asideTitle: 'Answers that were set aside',
  asideLead: 'The collector does not take these answers. They are kept until you decide.',
  asideItem: '{questionnaire}, given {at}',
  retry: 'Send again',
  retryAll: 'Send all again',
  erase: 'Erase',
  eraseSure: 'Erase this answer for ever? This cannot be undone.',
  eraseYes: 'Yes, erase for ever',
  cancel: 'Cancel',
  retried: '{count} answers put back into the queue.',
  erased: '{count} answers erased.',
  failed: 'That did not work: the storage of the device cannot be used.',
};

type States = Readonly<Record<Status['store'] | Status['delivery'], string>>;

const statesId: States = {
  ok: 'baik',
  full: 'penuh',
  suspect: 'meragukan',
  unavailable: 'tidak tersedia',
  idle: 'siap',
  sending: 'sedang mengirim',
  unreachable: 'penampung tidak terjangkau',
  misconfigured: 'ditolak penampung',
};

const statesEn: States = {
  ok: 'good',
  full: 'full',
  suspect: 'in doubt',
  unavailable: 'not available',
  idle: 'ready',
  sending: 'sending',
  unreachable: 'the collector cannot be reached',
  misconfigured: 'refused by the collector',
};

/** What a person at the device can do about a problem; a code that is not here has its chapter in docs/errors.md. */
type Advice = Readonly<Partial<Record<ErrorCode, string>>>;

const adviceId: Advice = {
  'collector-unreachable':
    'Periksa sambungan jaringan perangkat ini. Jawaban aman dan dikirim sendiri nanti.',
  'collector-misconfigured':
    'Minta admin memeriksa alamat penampung, unit, kunci, dan domain. Jawaban tetap aman.',
  'store-full': 'Sambungkan perangkat agar jawaban terkirim, dan kosongkan ruang simpannya.',
  'store-suspect': 'Sambungkan perangkat agar jawaban terkirim, lalu buka ulang peramban.',
  'store-unavailable': 'Jangan pakai mode penyamaran; izinkan peramban menyimpan data situs ini.',
  'answers-lost':
    'Data situs pernah terhapus di perangkat ini. Penampung sudah diberi tahu jawaban mana yang hilang.',
};

const adviceEn: Advice = {
  'collector-unreachable':
    'Check the network of this device. The answers are safe and sent by themselves later.',
  'collector-misconfigured':
    'Ask the admin to check address, unit, key and origin. The answers are safe.',
  'store-full': 'Connect the device so that answers are sent, and make room on it.',
  'store-suspect': 'Connect the device so that answers are sent, then restart the browser.',
  'store-unavailable': 'Use no private window, and allow the browser to keep data of this site.',
  'answers-lost':
    'Site data was deleted on this device. The collector has been told which answers are lost.',
};

/** All that the element says in one language. */
export interface OutboxWords {
  readonly texts: OutboxTexts;
  readonly states: States;
  readonly advice: Advice;
}

/** The words of a language; Indonesian where there are none. */
export const outboxWords = (primary: string): OutboxWords =>
  primary === 'en'
    ? { texts: en, states: statesEn, advice: adviceEn }
    : { texts: id, states: statesId, advice: adviceId };
