/** The official names of the unsur (PermenPANRB 14/2017), by key. */
export const unsurNames: Readonly<Record<string, string>> = {
  persyaratan: 'Persyaratan',
  prosedur: 'Sistem, Mekanisme, dan Prosedur',
  waktu: 'Waktu Penyelesaian',
  biaya: 'Biaya/Tarif',
  produk: 'Produk Spesifikasi Jenis Pelayanan',
  kompetensi: 'Kompetensi Pelaksana',
  perilaku: 'Perilaku Pelaksana',
  pengaduan: 'Penanganan Pengaduan, Saran dan Masukan',
  sarana: 'Sarana dan Prasarana',
};
