import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AnswerStore } from '@skm-survey/collector';
import { CollectorError, KeyFolder } from '@skm-survey/collector/node';
import {
  KeyList,
  PublicKey,
  Receipt,
  verifyReceiptLog,
  type ReceiptPayload,
  type ReceiptProblem,
} from '@skm-survey/protocol';
import { type Command, type ExitCode, type Io, ok, refused } from '../command.ts';
import { dataOptions, storeUsage, withData } from '../data.ts';
import { optionsOf } from '../options.ts';
import { linesOfFile } from '../read/lines.ts';

const usage = `Pemakaian: skm verify-receipt BERKAS --key KUNCI
           skm verify-receipt BERKAS --data FOLDER

Memeriksa tanda terima tanpa jaringan. BERKAS memuat satu tanda terima, satu balasan pengumpul, atau buku tanda terima
(skm receipts): setiap tanda tangan diperiksa, dan pada buku juga urutannya, sehingga baris yang hilang atau berubah ditemukan.

  --key KUNCI    balasan GET /v1/keys yang disimpan sebagai berkas, atau satu kunci publik darinya
  --data FOLDER  data pengumpul sendiri: tanda terima harus pula ada di bukunya. Baris yang dihapus dari ujung buku
                 hanya ditemukan dengan cara ini, dari tanda terima yang dipegang perangkat
${storeUsage}`;

const problemTexts: Readonly<Record<ReceiptProblem, string>> = {
  'not-a-receipt': 'bukan tanda terima',
  'unknown-key': 'kuncinya tidak ada di antara kunci yang diberikan',
  'bad-signature': 'tanda tangan tidak cocok: isinya diubah',
  gap: 'nomornya tidak menyambung: ada baris yang dihapus, ditambah, atau dipindah',
  'broken-chain': 'baris sebelumnya bukan yang disebut di sini',
};

/** Checks receipts. */
export const verifyReceipts: Command = {
  name: 'verify-receipt',
  summary: 'memeriksa tanda terima',
  usage,
  run: async (args, io) => {
    const read = optionsOf(args, { ...dataOptions, key: { type: 'string' } });
    const wish = typeof read === 'string' ? read : wishOf(read.values, read.positionals);
    if (typeof wish === 'string') {
      io.err(`skm verify-receipt: ${wish}\n\n${usage}`);
      return refused;
    }
    try {
      return await verify(wish, io);
    } catch (error) {
      if (!(error instanceof CollectorError || (error instanceof Error && 'syscall' in error))) {
        throw error;
      }
      io.err(`skm verify-receipt: ${error.message}\n`);
      return refused;
    }
  },
};

interface Wish {
  readonly file: string;
  readonly from:
    { readonly data: string; readonly store: string | undefined } | { readonly key: string };
}

function wishOf(
  { data, store, key }: Readonly<Partial<Record<'data' | 'store' | 'key', string | undefined>>>,
  [file, ...more]: readonly string[],
): Wish | string {
  if (file === undefined || more.length > 0) return 'sebutkan satu berkas.';
  if (data !== undefined && key === undefined) return { file, from: { data, store } };
  if (key !== undefined && data === undefined) return { file, from: { key } };
  return 'berikan --key KUNCI atau --data FOLDER.';
}

async function verify({ file, from }: Wish, io: Io): Promise<ExitCode> {
  if ('key' in from) {
    const keys = keysIn(await readFile(from.key, 'utf8'));
    if (keys !== null) return verifyWith({ file, keys, io });
    io.err(`skm verify-receipt: ${from.key} bukan kunci publik.\n`);
    return refused;
  }
  const keys = await new KeyFolder(from.data).list();
  return withData({ name: 'verify-receipt', dataDir: from.data, store: from.store, io }, (store) =>
    verifyWith({ file, keys, io, store }),
  );
}

function keysIn(text: string): readonly PublicKey[] | null {
  const json = parsed(text);
  const one = PublicKey.safeParse(json);
  return one.success ? [one.data] : (KeyList.safeParse(json).data?.keys ?? null);
}

interface Verification {
  readonly file: string;
  readonly keys: readonly PublicKey[];
  readonly io: Io;
  /** Where the receipts must stand in the log too. */
  readonly store?: AnswerStore;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

async function verifyWith({ file, keys, io, store }: Verification): Promise<ExitCode> {
  const good: ReceiptPayload[] = [];
  let bad = 0;
  for await (const { place, verdict } of verifyReceiptLog(receiptsIn(file), keys, digest)) {
    const fault = verdict.ok
      ? await missingIn(store, verdict.payload)
      : problemTexts[verdict.problem];
    if (fault !== null) {
      bad += 1;
      io.err(`${file}:${place}: ${fault}\n`);
    } else if (verdict.ok && good.length < 2) good.push(verdict.payload);
    else if (verdict.ok) good[1] = verdict.payload;
  }
  const [first, last] = good;
  if (bad > 0 || first === undefined) {
    io.err(`${file}: ${bad === 0 ? 'kosong' : `${bad} tanda terima tidak sah`}\n`);
    return refused;
  }
  io.out(`${file}: sah. ${last === undefined ? sayOne(first) : sayMany(first, last)}\n`);
  return ok;
}

const sayOne = ({ index, unit, accepted, duplicate, now }: ReceiptPayload): string =>
  `Tanda terima ${index}, unit ${unit}: ${accepted + duplicate} jawaban tersimpan, ${now}`;

const sayMany = (first: ReceiptPayload, last: ReceiptPayload): string =>
  `Tanda terima ${first.index} sampai ${last.index} tanpa celah, ${first.now} sampai ${last.now}`;

/** Null where the log has this very payload at its place, or there is no log to look into. */
async function missingIn(
  store: AnswerStore | undefined,
  payload: ReceiptPayload,
): Promise<string | null> {
  if (store === undefined) return null;
  for await (const logged of store.receipts(payload.index)) {
    const same: unknown = parsed(logged.payload);
    return JSON.stringify(same) === JSON.stringify(payload)
      ? null
      : 'buku tanda terima memuat isi lain di nomor ini';
  }
  return 'tidak ada di buku tanda terima: ujungnya dihapus atau dipulihkan dari cadangan lama';
}

/** The receipts of a file: a line each, or one that fills the file, by itself or in the reply that it came with. */
async function* receiptsIn(file: string): AsyncGenerator<unknown, void> {
  let first = true;
  for await (const line of linesOfFile(file)) {
    const json = parsed(line);
    if (first && json === undefined) {
      yield unwrapped(parsed(await readFile(file, 'utf8')));
      return;
    }
    first = false;
    yield unwrapped(json);
  }
}

const unwrapped = (json: unknown): unknown =>
  !Receipt.safeParse(json).success && typeof json === 'object' && json !== null && 'receipt' in json
    ? json.receipt
    : json;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
