import process from 'node:process';
import { parseArgs } from 'node:util';
import { MigrationError, type Rates, type UnitAccess } from '@skm-survey/collector';
import { CollectorError, createServer, readQuestionnaires } from '@skm-survey/collector/node';
import { type Command, type ExitCode, type Io, ok, refused } from '../command.ts';
import { dataOptions, storeElsewhere, ticketOptions } from '../data.ts';
import { variantsOf, variantsOption } from '../variants-option.ts';

const usage = `Pemakaian: skm serve --data FOLDER --port N [opsi]

Menjalankan pengumpul jawaban (collector). Semua data ada di FOLDER. Ctrl-C menghentikannya dengan rapi.

  --data FOLDER            folder data; dibuat bila belum ada
  --store URL              simpan jawaban di PostgreSQL, postgres://…; di FOLDER lalu hanya ada kunci. Bawaan: variabel
                           SKM_STORE, yang tidak tampak di daftar proses; tanpa itu SQLite di FOLDER
  --port N                 nomor port (0: pilih yang bebas)
  --host ALAMAT            alamat yang didengarkan; bawaan 127.0.0.1, di belakang proksi TLS
  --unit ID[:KUNCI]        unit yang dilayani; dapat diulang. Tanpa ini unit apa pun diterima
  --origin URL             asal halaman yang boleh mengirim; dapat diulang. Tanpa ini semua
  --no-receipts            jangan beri tanda terima bertanda tangan kepada kios dan yang memintanya; bawaan: diberi, kuncinya
                           dibuat di FOLDER/keys saat pertama kali
  --tickets FOLDER         kunci publik sistem antrean, UNIT.json per unit (JWKS); bawaan FOLDER/tickets dalam folder data
  --questionnaires FOLDER  kuesioner sendiri, satu berkas .json per kuesioner
  --variants N|off         kuesioner baku yang diubah halaman dihitung tanpa didaftarkan, paling banyak N per unit; bawaan 200
  --trust-proxy ALAMAT     proksi yang X-Forwarded-For-nya dipercaya, mis. 127.0.0.1 atau 10.0.0.0/8; dapat diulang
  --rate-stream N[:M]      batas kiriman satu perangkat: N per detik, M sekaligus; bawaan 20:2000
  --rate-address N[:M]     batas satu alamat jaringan; bawaan 200:10000
  --rate-unit N[:M]        batas satu unit; bawaan 400:20000. Yang ditolak diberi tahu kapan kembali, tidak ada yang hilang
`;

/** Runs the collector until it is told to stop. */
export const serve: Command = {
  name: 'serve',
  summary: 'menjalankan pengumpul jawaban pada SQLite atau PostgreSQL',
  usage,
  run: async (args, io) => {
    const wish = read(args);
    if (typeof wish === 'string') {
      io.err(`skm serve: ${wish}\n\n${usage}`);
      return refused;
    }
    try {
      return await serveUntilStopped(wish, io);
    } catch (error) {
      if (!(error instanceof CollectorError || error instanceof MigrationError)) throw error;
      // A start that was refused has a sentence for the operator; a stack would only bury it.
      io.err(`skm serve: ${error.message}\n`);
      return refused;
    }
  },
};

interface Wish extends Rates {
  readonly dataDir: string;
  readonly store: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly units: readonly UnitAccess[];
  readonly origins: readonly string[];
  readonly receipts: boolean;
  readonly questionnaires: string | undefined;
  readonly variants: number;
  readonly tickets: string | undefined;
  readonly trustedProxies: readonly string[];
}

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function read(args: readonly string[]): Wish | string {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        ...dataOptions,
        ...variantsOption,
        ...ticketOptions,
        port: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        unit: { type: 'string', multiple: true, default: [] },
        origin: { type: 'string', multiple: true, default: [] },
        receipts: { type: 'boolean', default: true },
        questionnaires: { type: 'string' },
        'trust-proxy': { type: 'string', multiple: true, default: [] },
        'rate-stream': { type: 'string' },
        'rate-address': { type: 'string' },
        'rate-unit': { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { data, port = '', host, unit, origin, receipts, questionnaires } = values;
  if (data === undefined || data === '') return '--data FOLDER harus diberikan.';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return '--port harus bilangan dari 0 sampai 65535.';
  }
  const badOrigin = origin.find((one) => URL.parse(one)?.origin !== one);
  if (badOrigin !== undefined) {
    return `--origin "${badOrigin}" bukan asal halaman; contoh: https://www.contoh.go.id`;
  }
  const variants = variantsOf(values.variants);
  if (typeof variants === 'string') return variants;
  const rates = ratesOf(values);
  if (typeof rates === 'string') return rates;
  return {
    ...{
      dataDir: data,
      store: values.store,
      tickets: values.tickets,
      port: Number(port),
      host,
      receipts,
      questionnaires,
      variants,
      ...rates,
    },
    units: unit.map(unitOf),
    origins: origin,
    trustedProxies: values['trust-proxy'],
  };
}

const rateOptions = {
  rate: 'rate-stream',
  addressRate: 'rate-address',
  unitRate: 'rate-unit',
} as const;

/** The rates by their options, or the sentence that says which is wrong. */
function ratesOf(
  values: Readonly<Partial<Record<(typeof rateOptions)[keyof Rates], string>>>,
): Rates | string {
  const rates: { -readonly [K in keyof Rates]: Rates[K] } = {};
  for (const [name, option] of Object.entries(rateOptions) as [
    keyof Rates,
    keyof typeof values,
  ][]) {
    const text = values[option];
    if (text === undefined) continue;
    const [, perSecond = '', burst = perSecond] =
      /^([1-9]\d{0,6})(?::([1-9]\d{0,6}))?$/.exec(text) ?? [];
    if (perSecond === '')
      return `--${option} ditulis N atau N:M, bilangan bulat dari 1; contoh: 200:10000.`;
    rates[name] = { perSecond: Number(perSecond), burst: Number(burst) };
  }
  return rates;
}

/** `ID` or `ID:KEY`; an id has no colon. */
function unitOf(text: string): UnitAccess {
  const colon = text.indexOf(':');
  return colon < 0 ? { id: text } : { id: text.slice(0, colon), key: text.slice(colon + 1) };
}

async function serveUntilStopped(wish: Wish, io: Io): Promise<ExitCode> {
  const { questionnaires: folder, store, ...rest } = wish;
  const openStore = storeElsewhere(store);
  const stopped = stopSignal();
  const server = await createServer({
    ...rest,
    ...(openStore !== null && { openStore }),
    questionnaires: folder === undefined ? [] : () => readQuestionnaires(folder),
    warn: (sentence) => io.err(`${sentence}\n`),
  });
  io.out(`Collector: ${server.url}\n`);
  await stopped;
  await server.close();
  return ok;
}

/** The first Ctrl-C or SIGTERM stops cleanly; a second one finds no listener and ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
