import { outboxFileType, writeOutboxFile } from '@skm-survey/protocol';
import type { Client } from './api.ts';
import type { Holding } from './outbox/inventory.ts';
import { sha256 } from './outbox/sha256.ts';

/** Characters that are gathered before they go into a piece of the file, which a browser may keep on disk. */
const pieceLength = 1_000_000;

/**
 * The answers on this device as a file for `skm import` at the collector, line by line, each with its end. Nothing is
 * removed: what the device sends later all the same is a duplicate. Rejects when the store cannot be read.
 * @param of both the queue and the quarantine by default.
 */
export async function* exportLines(
  client: Pick<Client, 'inventory'>,
  of: Holding = 'all',
): AsyncGenerator<string, void> {
  const { header, records } = await client.inventory(of);
  yield* writeOutboxFile(header, records, sha256);
}

/** The same as a file to download. Its content may be in the clear: it is for the collector's eyes only. */
export async function exportFile(
  client: Pick<Client, 'inventory'>,
  of: Holding = 'all',
): Promise<Blob> {
  const pieces: Blob[] = [];
  let piece = '';
  for await (const line of exportLines(client, of)) {
    piece += line;
    if (piece.length < pieceLength) continue;
    pieces.push(new Blob([piece]));
    piece = '';
  }
  return new Blob([...pieces, piece], { type: outboxFileType });
}
