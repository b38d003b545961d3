import {
  Catalogue,
  importOutbox,
  KeyRing,
  systemEnvironment,
  type Acceptor,
  type Import,
  type ImportCounts,
  type ImportProblem,
} from '@skm-survey/collector';
import { KeyFolder } from '@skm-survey/collector/node';
import { type OutboxFileProblem } from '@skm-survey/protocol';
import { type Command, type ExitCode, ok, refused } from '../command.ts';
import { dataOptions, storeUsage, ticketKeysOf, ticketOptions, withData } from '../data.ts';
import { optionsOf } from '../options.ts';
import { linesOfFile } from '../read/lines.ts';
import { variantsOf, variantsOption } from '../variants-option.ts';

const usage = `Pemakaian: skm import BERKAS… --data FOLDER [--salvage] [--variants N|off] [--tickets FOLDER]

Mengambil antrean atau karantina yang diekspor dari perangkat (JSON Lines), untuk kantor tanpa jaringan. Pengumpul boleh sedang
berjalan. Setiap jawaban dihitung sekali: mengimpor berkas yang sama lagi, atau perangkat yang kemudian tersambung, tidak menambah apa pun.
Berkas yang terpotong atau berubah ditolak seluruhnya dan barisnya disebut.

  --data FOLDER  folder data pengumpul; dibuat bila belum ada
  --variants     seperti pada skm serve
  --salvage      ambil baris yang utuh dari berkas yang rusak. Hanya bila perangkatnya sudah tidak ada:
                 kerusakan pada id tidak terlihat per baris, dan jawabannya akan terhitung dua kali bila perangkat itu tersambung lagi
  --tickets FOLDER  kunci publik sistem antrean; bawaan tickets dalam folder data
${storeUsage}`;

const problemTexts: Readonly<Record<OutboxFileProblem, string>> = {
  'not-an-outbox': 'bukan berkas antrean',
  'newer-format': 'ditulis oleh perangkat lunak yang lebih baru; perbarui skm',
  'not-json': 'bukan JSON',
  'not-a-record': 'bukan catatan jawaban',
  'hash-mismatch': 'isi jawaban tidak cocok dengan SHA-256-nya',
  'no-end': 'baris penutup tidak ada: berkas terpotong',
  'wrong-count': 'jumlah jawaban tidak cocok dengan baris penutup',
  'wrong-checksum': 'checksum berkas tidak cocok: ada baris yang berubah',
  'after-end': 'ada isi setelah baris penutup',
};

/** Takes exported queues into a collector's data. */
export const importFiles: Command = {
  name: 'import',
  summary: 'mengambil antrean yang diekspor dari perangkat',
  usage,
  run: async (args, io) => {
    const read = optionsOf(args, {
      ...dataOptions,
      ...ticketOptions,
      ...variantsOption,
      salvage: { type: 'boolean' },
    });
    const wrong = typeof read === 'string' ? read : faultOf(read.values, read.positionals);
    if (typeof read === 'string' || wrong !== null) {
      io.err(`skm import: ${wrong}\n\n${usage}`);
      return refused;
    }
    const { data: dataDir = '', store: elsewhere, salvage = false } = read.values;
    const { tickets, variants } = read.values;
    const use = { name: 'import', dataDir, store: elsewhere, io, create: true };
    return withData(use, async (store) => {
      const folder = new KeyFolder(dataDir);
      const acceptor: Acceptor = {
        store,
        catalogue: new Catalogue(store, { limit: Number(variantsOf(variants)) }),
        environment: systemEnvironment,
        keys: new KeyRing(() => folder.list()),
        tickets: await ticketKeysOf({ dataDir, tickets }, io),
      };
      let code: ExitCode = ok;
      for (const path of read.positionals) {
        const done = await importFile(acceptor, path, salvage);
        if (typeof done === 'string' || done.kind !== 'imported' || done.problems.length > 0) {
          code = refused;
        }
        if (typeof done === 'string') io.err(`${path}: ${done}\n`);
        else {
          io.err(problemLines(path, done));
          io.out(`${path}: ${summaryOf(done)}\n`);
        }
      }
      return code;
    });
  },
};

function faultOf(
  { data, variants }: { readonly data?: string; readonly variants?: string },
  files: readonly string[],
): string | null {
  const limit = variantsOf(variants);
  if (typeof limit === 'string') return limit;
  if (data === undefined || data === '') return '--data FOLDER harus diberikan.';
  return files.length === 0 ? 'sebutkan berkas yang diimpor.' : null;
}

/** A sentence for a file that cannot be read. */
async function importFile(
  acceptor: Acceptor,
  path: string,
  salvage: boolean,
): Promise<Import | string> {
  try {
    return await importOutbox(acceptor, () => linesOfFile(path), { salvage });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return `tidak terbaca (${error.message})`;
    throw error;
  }
}

/** Problems that are listed; the rest is counted. */
const listed = 100;

function problemLines(path: string, done: Import): string {
  const problems: readonly ImportProblem[] = done.kind === 'unavailable' ? [] : done.problems;
  const lines = problems
    .slice(0, listed)
    .map(({ line, problem }) => `${path}:${line}: ${problemTexts[problem]}\n`);
  const more = problems.length - lines.length;
  return lines.join('') + (more > 0 ? `${path}: dan ${more} baris lain\n` : '');
}

function summaryOf(done: Import): string {
  switch (done.kind) {
    case 'refused':
      return 'ditolak, tidak ada yang diambil';
    case 'unavailable':
      return `terhenti: ${why(done.cause)}. Sudah diambil: ${countsOf(done.counts)}. Jalankan lagi perintah yang sama; tidak ada yang terhitung dua kali`;
    case 'imported':
      return `unit ${done.header.unit}: ${countsOf(done.counts)}`;
  }
}

const why = (cause: unknown): string =>
  cause instanceof Error ? cause.message : 'data sedang dipakai proses lain';

const countsOf = ({ accepted, duplicate, rejected, conflict }: ImportCounts): string =>
  `${accepted} diterima, ${duplicate} sudah ada, ${rejected} ditolak dan disimpan, ${conflict} bentrok dan disimpan`;
