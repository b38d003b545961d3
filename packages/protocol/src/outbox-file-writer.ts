import { chainOutboxLine, type Source, type TextDigest } from './outbox-chain.ts';
import type { OutboxEnd, OutboxFileRecord, OutboxHeader } from './outbox-file.ts';

/**
 * The queue or the quarantine of a device as a file, for offices without a network: JSON Lines in UTF-8, `\n` after every line.
 * First an `OutboxHeader`, then one `OutboxFileRecord` a line, last an `OutboxEnd`. The media type is `outboxFileType`.
 */
export const outboxFileType = 'application/x-ndjson';

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
