import type { Text, UnsurKey } from './schema.ts';

/** The names of the unsur: Indonesian as in PermenPANRB 14/2017, English an unofficial translation. */
export const unsurNames: Readonly<Record<UnsurKey, Text>> = {
  persyaratan: { id: 'Persyaratan', en: 'Requirements' },
  prosedur: { id: 'Sistem, Mekanisme, dan Prosedur', en: 'System, mechanism and procedure' },
  waktu: { id: 'Waktu Penyelesaian', en: 'Completion time' },
  biaya: { id: 'Biaya/Tarif', en: 'Cost/fee' },
  produk: { id: 'Produk Spesifikasi Jenis Pelayanan', en: 'Service product as specified' },
  kompetensi: { id: 'Kompetensi Pelaksana', en: 'Competence of staff' },
  perilaku: { id: 'Perilaku Pelaksana', en: 'Conduct of staff' },
  pengaduan: {
    id: 'Penanganan Pengaduan, Saran dan Masukan',
    en: 'Handling of complaints and suggestions',
  },
  sarana: { id: 'Sarana dan Prasarana', en: 'Facilities and infrastructure' },
};
