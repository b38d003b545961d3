import {
  Catalogue,
  KeyRing,
  releaseSealed,
  systemEnvironment,
  type PrivateKey,
} from '@skm-survey/collector';
import { CollectorError, KeyFolder } from '@skm-survey/collector/node';
import { type Command, type ExitCode, type Io, ok, refused } from '../command.ts';
import {
  dataOptions,
  storeUsage,
  ticketKeysOf,
  ticketOptions,
  withData,
  type DataUse,
} from '../data.ts';
import { optionsOf } from '../options.ts';
import { variantsOf, variantsOption } from '../variants-option.ts';

const usage = `Pemakaian: skm keys list|new --data FOLDER
           skm keys open --data FOLDER [--variants N|off]
           skm keys retire KID --data FOLDER

Kunci jawaban tersegel. Kunci pribadi ada di FOLDER/keys, satu berkas per kunci; kunci publiknya diberikan pengumpul di /v1/keys.
Simpan dua salinan setiap kunci di tempat lain: tanpa kuncinya jawaban yang tersegel tidak dapat dibuka oleh siapa pun.

  list    daftar kunci
  new     buat kunci segel baru; jawaban baru disegel dengan kunci terbaru
  retire  kunci tidak lagi diberikan kepada perangkat; yang sudah tersegel tetap dapat dibuka
  open    buka dan hitung jawaban yang menunggu kuncinya, setelah salinan kunci dikembalikan ke FOLDER/keys
${storeUsage}`;

/** Keys that answers are sealed to. */
export const keys: Command = {
  name: 'keys',
  summary: 'kunci untuk jawaban tersegel',
  usage,
  run: async (args, io) => {
    const read = optionsOf(args, { ...dataOptions, ...ticketOptions, ...variantsOption });
    const wrong = typeof read === 'string' ? read : faultOf(read.values.data, read.positionals);
    if (typeof read === 'string' || wrong !== null) {
      io.err(`skm keys: ${wrong}\n\n${usage}`);
      return refused;
    }
    const { data: dataDir = '', store, tickets } = read.values;
    const [action = '', kid = ''] = read.positionals;
    if (action === 'open') {
      const limit = variantsOf(read.values.variants);
      const use = { name: 'keys', dataDir, store, io };
      if (typeof limit === 'number') return open(use, { limit, tickets });
      io.err(`skm keys: ${limit}\n\n${usage}`);
      return refused;
    }
    try {
      return await act(new KeyFolder(dataDir), { action, kid, io });
    } catch (error) {
      if (!(error instanceof CollectorError)) throw error;
      io.err(`skm keys: ${error.message}\n`);
      return refused;
    }
  },
};

const places: Readonly<Record<string, number>> = { list: 1, new: 1, open: 1, retire: 2 };

function faultOf(data: string | undefined, given: readonly string[]): string | null {
  if (data === undefined || data === '') return '--data FOLDER harus diberikan.';
  const [action = ''] = given;
  if (!Object.hasOwn(places, action)) return 'sebutkan list, new, retire atau open.';
  return given.length === places[action] ? null : `"${given.join(' ')}" tidak dikenal.`;
}

async function act(
  folder: KeyFolder,
  { action, kid, io }: { readonly action: string; readonly kid: string; readonly io: Io },
): Promise<ExitCode> {
  const now = systemEnvironment.now();
  if (action === 'list') io.out((await folder.list()).map(lineOf).join(''));
  if (action === 'new') io.out(lineOf(await folder.make('seal', now)));
  if (action !== 'retire') return ok;
  const retired = await folder.retire(kid, now);
  if (retired === null) {
    io.err(`skm keys: tidak ada kunci "${kid}".\n`);
    return refused;
  }
  io.out(lineOf(retired));
  return ok;
}

const uses = { seal: 'segel', sig: 'tanda terima' } as const;

const lineOf = ({ kid, use, created, retired }: PrivateKey): string =>
  `${kid}  ${uses[use]}  dibuat ${created}${retired === undefined ? '' : `  pensiun ${retired}`}\n`;

interface Rules {
  /** Most variants of questionnaires. */
  readonly limit: number;
  /** Folder of ticket keys. */
  readonly tickets: string | undefined;
}

function open(use: DataUse, { limit, tickets: named }: Rules): Promise<ExitCode> {
  return withData(use, async (store) => {
    const folder = new KeyFolder(use.dataDir);
    const ring = new KeyRing(() => folder.list());
    const catalogue = new Catalogue(store, { limit });
    const tickets = await ticketKeysOf({ dataDir: use.dataDir, tickets: named }, use.io);
    const { released, rejected } = await releaseSealed({ store, catalogue, keys: ring, tickets });
    use.io.out(`${released} jawaban dibuka dan dihitung, ${rejected} ditolak dan disimpan\n`);
    return ok;
  });
}
