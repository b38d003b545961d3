import type { OutboxEnd, OutboxFileRecord, OutboxHeader } from './outbox-file.ts';

/**
 * The queue or the quarantine of a device as a file, for offices without a network: JSON Lines in UTF-8, `\n` after every line.
 * First an `OutboxHeader`, then one `OutboxFileRecord` a line, last an `OutboxEnd`. The media type is `outboxFileType`.
 */
export const outboxFileType = 'application/x-ndjson';

/** Lower-case hexadecimal SHA-256 of the UTF-8 bytes of a text. */
export type TextDigest = (text: string) => string | Promise<string>;

/**
 * The checksum of a file, one line further: SHA-256 of the checksum so far (empty before the first line), a `\n`, and the line
 * without its end. A chain, so that neither side holds the file in memory, and an end of line of another system does no harm.
 */
export const chainOutboxLine = (digest: TextDigest, chain: string, line: string): Promise<string> =>
  Promise.resolve(digest(`${chain}\n${line}`));

/** Things that come one after the other. */
export type Source<T> = Iterable<T> | AsyncIterable<T>;

/** The lines of a file, each with its `\n`. */
export async function* writeOutboxFile(
  header: OutboxHeader,
  records: Source<OutboxFileRecord>,
  digest: TextDigest,
): AsyncGenerator<string, void> {
  let line = JSON.stringify(header);
  let sha256 = await chainOutboxLine(digest, '', line);
  yield `${line}\n`;
  let count = 0;
  for await (const record of records) {
    line = JSON.stringify(record);
    sha256 = await chainOutboxLine(digest, sha256, line);
    count += 1;
    yield `${line}\n`;
  }
  const end: OutboxEnd = { kind: 'end', records: count, sha256 };
  yield `${JSON.stringify(end)}\n`;
}
