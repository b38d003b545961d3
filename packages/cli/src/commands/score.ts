import { mapping } from '@skm-survey/questionnaire';
import { type Command, type ExitCode, type Io, ok, refused } from '../command.ts';
import { readRows } from '../read/rows.ts';
import { Faults } from '../score/faults.ts';
import { Groups } from '../score/groups.ts';
import { jsonReport } from '../score/json.ts';
import { parseScoreOptions } from '../score/options.ts';
import { resultOf } from '../score/result.ts';
import { Sheet } from '../score/sheet.ts';
import { tableReport } from '../score/table.ts';

const usage = `Pemakaian: skm score BERKAS [pilihan]

Menghitung IKM dari berkas CSV (UTF-8) atau JSON; "-" membaca masukan standar.
Satu baris satu responden. Sel kosong berarti tidak dijawab.

Kepala kolom: nama unsur (persyaratan, prosedur, waktu, biaya, produk, kompetensi,
perilaku, pengaduan, sarana), atau U1…U9 dengan --order, atau kunci butir dengan
--questionnaire. Kolom lain tidak dihitung.

  --order unsur|kuesioner      penomoran U1…U9: U8 = pengaduan, atau U8 = sarana
  --questionnaire ID           kuesioner standar, atau berkas .json
  --weight BOBOT               exact (1/N, baku), 0.1111, 0.111, 0.11
  --round-nrr K                NRR dibulatkan ke K desimal
  --round-weighted K           NRR tertimbang dibulatkan ke K desimal
  --by KOLOM                   rekap per nilai kolom, mis. counter (loket), officer (petugas), service (layanan)
  --json                       hasil sebagai JSON

Kode keluar: 0 berhasil; 2 perintah atau isi berkas salah, tidak ada angka.
`;

/** `skm score`: the index from a file. No figure is printed unless every cell was understood. */
export const score: Command = {
  name: 'score',
  summary: 'hitung IKM dari berkas CSV atau JSON',
  usage,
  async run(args: readonly string[], io: Io): Promise<ExitCode> {
    const parsed = await parseScoreOptions(args);
    if (!parsed.ok) {
      io.err(`skm score: ${parsed.message}\n`);
      return refused;
    }
    const { file, order, questionnaire, json, by } = parsed.value;
    const faults = new Faults(file);
    const layout = { order, mapping: questionnaire && mapping(questionnaire) };
    const sheet = new Sheet(layout, faults);
    const groups = by === null ? null : new Groups(by, layout, faults);
    for await (const read of readRows(file, io)) {
      sheet.take(read);
      groups?.take(read);
    }
    sheet.end();
    groups?.end();
    if (faults.count > 0) {
      io.err(faults.report());
      return refused;
    }
    const result = resultOf(sheet, groups, parsed.value);
    io.out(json ? jsonReport(result) : tableReport(result));
    return ok;
  },
};
