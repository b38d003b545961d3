/** The element's own words in Indonesian: the base of every other language. `{…}` is filled in. */
export const id = {
  loading: 'Memuat survei …',
  unavailableTitle: 'Survei belum dapat ditampilkan',
  unavailableText:
    'Mohon maaf, ada kendala di sisi kami. Silakan coba lagi nanti atau hubungi petugas.',
  reload: 'Muat ulang',

  introLead: 'Pendapat Anda membantu kami memperbaiki pelayanan.',
  introLength: '{count} pertanyaan, sekitar {minutes} menit',
  introPrivacy: 'Anda tidak diminta menyebutkan nama, NIK, atau nomor telepon',
  introService: 'Layanan: {service}',
  start: 'Mulai',
  unofficial: 'Terjemahan tidak resmi',

  progress: 'Kemajuan survei',
  questionOf: 'Pertanyaan {number} dari {count}',
  profileOf: 'Tentang Anda, {number} dari {count}',
  commentStep: 'Saran',
  optional: 'boleh dilewati',
  next: 'Lanjut',
  skip: 'Lewati',
  back: 'Kembali',
  clear: 'Hapus pilihan',
  saveChange: 'Simpan perubahan',
  chooseOne: 'Silakan pilih satu jawaban.',
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
  again: 'Isi lagi',
  againHint: 'Untuk responden berikutnya. Jawaban tadi tidak akan terlihat.',
  pending: '{count} jawaban menunggu dikirim',
  pendingOne: '1 jawaban menunggu dikirim',
  delayed: 'Jawaban tersimpan aman; pengirimannya tertunda.',

  failedTitle: 'Jawaban Anda belum tersimpan',
  failedText: 'Jawaban Anda masih ada di layar ini. Silakan coba lagi beberapa saat lagi.',
  failedFull: 'Ruang simpan perangkat ini penuh. Jawaban Anda masih ada di layar ini.',
  tryAgain: 'Coba lagi',
  seeAnswers: 'Lihat jawaban',
} as const;
