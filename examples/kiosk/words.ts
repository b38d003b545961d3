import type { Told } from './told.ts';

/** What stands in the way of setting a kiosk up. */
export const said = {
  insecure: {
    id: 'Kios hanya dapat dipasang lewat HTTPS (atau localhost). Lewat HTTP biasa peramban tidak menyediakan PIN, enkripsi, dan penyimpanan halaman. Buka alamat yang diawali https://.',
    en: 'A kiosk page needs HTTPS (or localhost). Over plain HTTP a browser has no PIN, no encryption and no stored page. Open the address that begins with https://.',
  },
  notKept: {
    id: 'Pengaturan tidak dapat disimpan di perangkat ini. Izinkan peramban menyimpan data situs, lalu coba lagi.',
    en: 'The settings cannot be kept on this device. Allow the browser to keep data of this site, then try again.',
  },
  storeUnknown: {
    id: 'Kode unit belum dapat diganti: simpanan jawaban tidak terbaca. Buka ulang peramban, lalu coba lagi.',
    en: 'The unit cannot be changed yet: the stored answers cannot be read. Restart the browser, then try again.',
  },
  answersHeld: (unit: string, pending: number, quarantined: number): Told => ({
    id: `Kode unit belum dapat diganti: perangkat ini masih memegang jawaban untuk ${unit} (menunggu ${String(pending)}, disisihkan ${String(quarantined)}). Kirim dulu; yang disisihkan dikirim ulang atau dihapus.`,
    en: `The unit cannot be changed yet: this device still holds answers for ${unit} (waiting ${String(pending)}, set aside ${String(quarantined)}). Send them first; send again or erase what was set aside.`,
  }),
} as const;

/** The words of set-up and panel: for the officer, in Indonesian. */
export const words = {
  setUp: 'Pasang kios',
  setUpLead: 'Diisi sekali oleh petugas. Semuanya disimpan di perangkat ini saja.',
  unit: 'Kode unit',
  unitName: 'Nama unit',
  collector: 'Alamat penampung',
  key: 'Kunci tulis (bila ada)',
  device: 'Nama kios ini',
  counter: 'Kode loket (bila ada)',
  services: 'Layanan: kode:Nama|kode:Nama (bila ada)',
  sleep: 'Jam layar gelap, mis. 20:00-06:30 (bila ada)',
  low: 'Tombol di bawah, terjangkau dari kursi roda',
  newPin: 'PIN petugas: 4 sampai 12 angka',
  otherPin: 'PIN baru (kosong: tidak diganti)',
  save: 'Simpan',
  saveReload: 'Simpan dan muat ulang',
  pin: 'PIN petugas',
  enter: 'Masuk',
  clear: 'Hapus',
  wrong: 'PIN salah.',
  wait: 'Coba lagi dalam {seconds} detik.',
  panel: 'Panel petugas',
  settings: 'Pengaturan',
  close: 'Tutup',
  closes: 'Panel menutup sendiri dalam {seconds} detik. Sentuh untuk tetap di sini.',
  version: 'Versi',
  sealing: 'Enkripsi',
  sealed: 'kunci {kid}, terakhir dilihat {day}',
  unsealed: 'kunci penampung belum pernah terlihat: jawaban disimpan tanpa enkripsi',
  badUnit: 'Periksa kode unit, alamat, dan PIN.',
} as const;
