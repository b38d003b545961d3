import { createReadStream } from 'node:fs';
import type { Io } from '../command.ts';
import { readCsv } from './csv.ts';
import { readJson } from './json.ts';
import { peek } from './peek.ts';
import { fault, type Read } from './row.ts';

/**
 * The rows of a file, or of standard input for "-". What begins with `[` or `{` is JSON, anything else CSV; both UTF-8.
 * What cannot be read is a fault among the rows; never rejects for the file.
 */
export async function* readRows(file: string, io: Io): AsyncGenerator<Read> {
  const bytes: AsyncIterable<Uint8Array> = file === '-' ? io.stdin : createReadStream(file);
  try {
    yield* readBytes(bytes);
  } catch (error) {
    const message = fileMessages[(error as NodeJS.ErrnoException).code ?? ''];
    if (message === undefined) throw error;
    yield fault(null, message);
  }
}

const fileMessages: Readonly<Record<string, string>> = {
  ENOENT: 'berkas tidak ditemukan',
  EISDIR: 'ini folder, bukan berkas',
  EACCES: 'berkas tidak boleh dibaca oleh pengguna ini',
  EPERM: 'berkas tidak boleh dibaca oleh pengguna ini',
  EIO: 'berkas tidak dapat dibaca dari media penyimpanannya',
};

async function* readBytes(source: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const { text, bytes, all } = await peek(source, (start) => /\S/.test(start));
  const otherFile = otherFiles.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte));
  if (otherFile !== undefined) yield fault(null, otherFile.message);
  else yield* /^\s*[[{]/.test(text) ? readJson(all) : readCsv(all);
}

/** Files that officers have at hand and that are neither CSV nor JSON in UTF-8. */
const otherFiles = [
  { magic: [0xff, 0xfe], message: 'berkas ini UTF-16; simpan sebagai CSV UTF-8' },
  { magic: [0xfe, 0xff], message: 'berkas ini UTF-16; simpan sebagai CSV UTF-8' },
  { magic: [0x50, 0x4b, 3, 4], message: 'ini buku kerja (XLSX, ODS); simpan sebagai CSV UTF-8' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], message: 'ini buku kerja (XLS); simpan sebagai CSV UTF-8' },
] as const;
