import type { Texts } from './texts.ts';

/** Indonesian, the language of the regulation. Names of unsur, mutu and kinerja: PermenPANRB 14/2017. */
export const id: Texts = {
  lang: 'id',
  decimal: ',',
  indexName: 'Indeks Kepuasan Masyarakat (IKM)',
  indexValue: 'Nilai IKM',
  mutuLabel: 'Mutu pelayanan',
  kinerja: { A: 'Sangat baik', B: 'Baik', C: 'Kurang baik', D: 'Tidak baik' },
  mutu: (letter) => `Mutu ${letter}`,
  scale: (value, letter) => `IKM ${value} pada skala 25 sampai 100, dalam rentang mutu ${letter}`,
  respondents: 'Responden',
  verified: 'Terverifikasi tiket',
  people: (count) => `${count} orang`,
  service: 'Layanan',
  period: 'Periode survei',
  periodBetween: (from, to) => `${from} s/d ${to}`,
  periodFrom: (from) => `sejak ${from}`,
  periodTo: (to) => `sampai dengan ${to}`,
  periodAll: 'Seluruh jawaban',
  ipak: 'Indeks Persepsi Anti Korupsi (IPAK)',
  ipkp: 'Indeks Persepsi Kualitas Pelayanan (IPKP)',
  outOfFour: (value) => `${value} dari 4`,
  noData: 'Belum ada data',
  noDataYet:
    'Belum ada jawaban responden pada periode ini. Hasil akan tampil di sini setelah jawaban pertama diterima.',
  unsurHeading: 'Nilai per unsur pelayanan',
  barsSummary: (best, worst) =>
    `Diagram batang nilai rata-rata per unsur. Tertinggi: ${best}. Terendah: ${worst}. Semua angka ada pada tabel rincian.`,
  barsAxis: 'Nilai rata-rata (NRR), skala 1–4',
  priorityHeading: 'Prioritas perbaikan',
  priorityTag: 'prioritas',
  priorityIntro: 'Unsur dengan nilai terendah pada periode ini:',
  tableHeading: 'Tabel rincian per unsur',
  column: {
    unsur: 'Unsur pelayanan',
    answered: 'n',
    sum: 'Σ',
    nrr: 'NRR',
    weighted: 'NRR ter\u00ADtimbang',
    mutu: 'Mutu',
  },
  columnHelp:
    'n = jumlah responden yang menjawab; Σ = jumlah nilai; NRR = nilai rata-rata, skala 1–4.',
  suppressedAll:
    'Rincian per unsur ditampilkan setelah ada 5 responden, supaya jawaban perorangan tidak dapat dikenali.',
  suppressedRows:
    'Unsur yang dijawab kurang dari 5 responden tidak dirinci, supaya jawaban perorangan tidak dapat dikenali.',
  suppressed: 'tidak dirinci (n kurang dari 5)',
  computedHeading: 'Cara menghitung',
  highest: (value) => `Dengan bobot ini IKM tertinggi yang mungkin adalah ${value}.`,
  answeredByAll: (count) => `Setiap unsur dijawab oleh ${count} responden.`,
  answeredBetween: (least, most) =>
    `Tiap unsur dijawab oleh ${least} sampai ${most} responden; lihat kolom n.`,
  questionnaires: (list) => `Kuesioner: ${list}.`,
  questionnaire: (name, revision, count) => `${name} revisi ${revision} (${count} responden)`,
  grades:
    'Mutu menurut nilai IKM: A\u00A088,31–100,00; B\u00A076,61–88,30; C\u00A065,00–76,60; D\u00A025,00–64,99.',
  legalBasis: 'Dasar: Peraturan Menteri PANRB Nomor 14 Tahun 2017.',
  asOf: (moment) => `Angka per ${moment}`,
  moment: (date, time, zone) => `${date} pukul ${time} ${zone}`,
  loading: 'Memuat hasil survei …',
  failedHeading: 'Hasil survei belum dapat ditampilkan',
  failedUnreachable:
    'Server hasil survei sedang tidak dapat dihubungi. Jawaban yang sudah terkirim tetap tersimpan. Silakan coba lagi sebentar lagi.',
  failedAnswer:
    'Server hasil survei memberi jawaban yang tidak dapat dibaca. Jawaban yang sudah terkirim tetap tersimpan. Silakan coba lagi nanti, atau hubungi pengelola halaman ini.',
  failedSetup: 'Bagian halaman ini belum selesai diatur. Silakan hubungi pengelola halaman ini.',
  stale: (moment) =>
    `Angka terbaru sedang tidak dapat diambil. Yang tampil adalah angka per ${moment}.`,
  retry: 'Coba lagi',
  retrying: 'Memuat …',
};
