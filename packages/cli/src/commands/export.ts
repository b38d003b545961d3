import { parseArgs } from 'node:util';
import { KeyRing, type TallyQuery } from '@skm-survey/collector';
import { KeyFolder } from '@skm-survey/collector/node';
import { csvLine } from '@skm-survey/report';
import { type Command, ok, refused } from '../command.ts';
import { dataOptions, storeUsage, withData } from '../data.ts';
import { byItem, byUnsur } from '../export/columns.ts';
import { extras, withVisit, type Extra, type VisitWish } from '../export/visit.ts';

const usage = `Pemakaian: skm export --data FOLDER --unit UNIT [--from TANGGAL] [--to TANGGAL] [--service LAYANAN]
           [--questionnaire ID [--revision REVISI]] [--complete] [--with KOLOM,…]

Mencetak satu baris CSV per responden: nilai sembilan unsur menurut urutan daftar unsur, kosong = tidak dijawab.
Berkasnya dapat dihitung ulang oleh siapa pun: skm score BERKAS. Tidak memuat waktu, profil, maupun komentar.
Dengan --questionnaire ID kolomnya adalah butir kuesioner itu, hanya jawaban kuesioner itu yang dicetak, dan
skm score BERKAS --questionnaire ID menghitung IPAK dan IPKP juga. Kuesioner yang diubah halaman bernama ID-custom (skm variants);
butir semua revisinya digabung, kecuali --revision memilih satu. Jawaban tersegel dibuka dengan kunci di FOLDER/keys;
yang kuncinya tidak ada di sana tidak dicetak, dan jumlahnya disebut.
TANGGAL ditulis YYYY-MM-DD dan ikut terhitung.

  --complete    tanpa jawaban sebagian, yang ditinggalkan respondennya; tanpa ini ikut, seperti dalam indeks
  --with KOLOM  tambah kolom, dipisah koma: service, counter (loket), officer (petugas), partial, assisted, ticket,
                reasons (alasan per butir, reason:KUNCI; perlu --questionnaire). Alasan dan petugas bukan untuk dipublikasikan
${storeUsage}`;

/** Rows of one unit, safe to publish unless asked for more: no times, no profile, no comments, in an order that tells nothing. */
export const exportRows: Command = {
  name: 'export',
  summary: 'mencetak nilai unsur per responden sebagai CSV',
  usage,
  run: async (args, io) => {
    const wish = read(args);
    if (typeof wish === 'string') {
      io.err(`skm export: ${wish}\n\n${usage}`);
      return refused;
    }
    const { dataDir, elsewhere, query, id, revision, visit } = wish;
    return withData({ name: 'export', dataDir, store: elsewhere, io }, async (store) => {
      const values =
        id === undefined ? byUnsur : await byItem(store, { unit: query.unit, id, revision });
      if (values === null) {
        io.err(
          `skm export: tidak ada kuesioner "${id ?? ''}"${revision ? ` revisi "${revision}"` : ''}.\n`,
        );
        return refused;
      }
      const columns = withVisit(values, visit);
      const folder = new KeyFolder(dataDir);
      const keys = new KeyRing(() => folder.list());
      let closed = 0;
      io.out(csvLine(columns.keys));
      for await (const answer of store.answers(query)) {
        const row = answer.contributions && (await columns.of(answer, keys));
        if (row === 'sealed') closed += 1;
        else if (row) io.out(csvLine(columns.keys.map((key) => row.get(key) ?? null)));
      }
      if (closed > 0) {
        io.err(`skm export: ${closed} jawaban tersegel tidak dicetak: kuncinya tidak ada.\n`);
      }
      return ok;
    });
  },
};

interface Wish {
  readonly dataDir: string;
  readonly elsewhere: string | undefined;
  readonly query: TallyQuery;
  /** The questionnaire whose items are the columns; absent for the unsur. */
  readonly id: string | undefined;
  readonly revision: string | undefined;
  readonly visit: VisitWish;
}

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function read(args: readonly string[]): Wish | string {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        ...dataOptions,
        unit: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        service: { type: 'string' },
        questionnaire: { type: 'string' },
        revision: { type: 'string' },
        complete: { type: 'boolean', default: false },
        with: { type: 'string', default: '' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { data, store: elsewhere, unit, from, to, service, questionnaire: id, revision } = values;
  if (data === undefined || unit === undefined) return '--data dan --unit harus diberikan.';
  for (const day of [from, to]) {
    if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
      return `"${day}" bukan tanggal YYYY-MM-DD.`;
    }
  }
  if (revision !== undefined && id === undefined) return '--revision memerlukan --questionnaire.';
  const wanted = [...new Set(values.with.split(',').filter((name) => name !== ''))];
  if (!areExtras(wanted)) return `--with hanya mengenal ${extras.join(', ')}.`;
  if (wanted.includes('reasons') && id === undefined) {
    return '--with reasons memerlukan --questionnaire: kolomnya adalah butir kuesioner itu.';
  }
  const visit = { extras: wanted, complete: values.complete };
  return { dataDir: data, elsewhere, query: { unit, from, to, service }, id, revision, visit };
}

const areExtras = (names: readonly string[]): names is Extra[] =>
  names.every((name) => extras.some((extra) => extra === name));
