/** The element's own words in Indonesian, from the profile to the thanks. Together with `id` the base of every other language. */
export const idRest = {
  start: 'Mulai',
  clear: 'Hapus pilihan',
  profileOf: 'Tentang Anda, {number} dari {count}',
  commentStep: 'Saran',
  optional: 'boleh dilewati',
  fillIn: 'Silakan isi bagian ini.',
  preferNot: 'Tidak ingin menjawab',

  profileTitle: 'Tentang Anda',
  profileHint: 'Untuk melihat siapa saja yang sudah kami layani, bukan untuk mengenali Anda.',
  commentPrivacy: 'Mohon jangan menuliskan nama, NIK, atau nomor telepon.',
  commentMasked:
    'Tampaknya ada NIK atau nomor telepon. Nomor itu akan disamarkan sebelum disimpan.',
  commentLeft: 'Sisa {count} karakter',

  reviewTitle: 'Periksa jawaban Anda',
  reviewLead: 'Jawaban belum dikirim. Anda masih dapat mengubahnya.',

  unanswered: 'Tidak dijawab',
  change: 'Ubah',
  changeWhat: 'Ubah jawaban: {question}',
  assisted: 'Survei ini diisikan oleh pendamping atau petugas',
  submit: 'Kirim',

  sendingTitle: 'Menyimpan jawaban Anda …',
  sendingText: 'Mohon tunggu sebentar.',

  thanksTitle: 'Terima kasih',
  thanksText: 'Masukan Anda sangat bermanfaat untuk perbaikan pelayanan kami.',
  saved: 'Jawaban Anda sudah tersimpan di perangkat ini dan akan dikirim otomatis.',
  held: 'Jawaban Anda sedang dikirim. Mohon jangan menutup halaman ini sampai terkirim.',
  accepted: 'Jawaban Anda sudah terkirim.',
  rejected: 'Jawaban Anda belum dapat diterima. Mohon beri tahu petugas.',
  again: 'Isi lagi',
  againHint: 'Untuk responden berikutnya. Jawaban tadi tidak akan terlihat.',
  pending: '{count} jawaban menunggu dikirim',
  pendingOne: '1 jawaban menunggu dikirim',
  delayed: 'Jawaban tersimpan aman; pengirimannya tertunda.',

  failedTitle: 'Jawaban Anda belum tersimpan',
  failedText: 'Jawaban Anda masih ada di layar ini. Silakan coba lagi beberapa saat lagi.',
  failedFull: 'Ruang simpan perangkat ini penuh. Jawaban Anda masih ada di layar ini.',
  seeAnswers: 'Lihat jawaban',
} as const;
