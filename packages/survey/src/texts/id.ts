/** The element's own words in Indonesian, as far as the first questions need them. `{…}` is filled in. */
export const id = {
  loading: 'Memuat survei …',

  introLength: '{count} pertanyaan, sekitar {minutes} menit',
  introPrivacy: 'Anda tidak diminta menyebutkan nama, NIK, atau nomor telepon',
  introService: 'Layanan: {service}',
  unofficial: 'Terjemahan tidak resmi',

  progress: 'Kemajuan survei',
  questionOf: 'Pertanyaan {number} dari {count}',
  next: 'Lanjut',
  skip: 'Lewati',
  back: 'Kembali',
  saveChange: 'Simpan perubahan',
  advance: 'Begitu Anda menyentuh jawaban, pertanyaan berikutnya muncul sendiri.',
  chooseOne: 'Silakan pilih satu jawaban.',

  waitingTitle: 'Memuat bagian berikutnya …',
  waitingText: 'Jawaban Anda masih ada di halaman ini. Mohon jangan menutupnya.',
  tryAgain: 'Coba lagi',
} as const;
