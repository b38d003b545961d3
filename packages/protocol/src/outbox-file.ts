import * as z from 'zod/mini';
import { Sha256, Slug } from './answer.ts';
import { BatchItem } from './batch.ts';
import { chainOutboxLine, type Source, type TextDigest } from './outbox-chain.ts';

/** First line: whose records these are. */
export const OutboxHeader = z.object({
  v: z.literal(1),
  kind: z.literal('skm-outbox'),
  unit: Slug,
  /** Stream of the records that name no other. */
  stream: Slug,
  device: z.optional(Slug),
  /** Highest sequence number that `stream` has given out; 0 when none. */
  high: z.int().check(z.nonnegative()),
  /** Device wall clock, RFC 3339 UTC. */
  exportedAt: z.string().check(z.maxLength(64)),
  /** Name and version of the software that wrote the file. */
  sdk: z.string().check(z.maxLength(64)),
});
export type OutboxHeader = z.infer<typeof OutboxHeader>;

/** One record: what would be sent, and why it was set aside if it was. */
export const OutboxFileRecord = z.extend(BatchItem, {
  /** Only where it is not the header's: a quarantine outlives a stream. */
  stream: z.optional(Slug),
  /** Why the device has set it aside. */
  quarantined: z.optional(z.object({ code: z.string(), detail: z.string() })),
});
export type OutboxFileRecord = z.infer<typeof OutboxFileRecord>;

/** Last line. Without it the file was cut short. */
export const OutboxEnd = z.object({
  kind: z.literal('end'),
  records: z.int().check(z.nonnegative()),
  /** `chainOutboxLine` over all lines before, from the first on. */
  sha256: Sha256,
});
export type OutboxEnd = z.infer<typeof OutboxEnd>;

/** What reading a file comes upon, in the order of its lines, which count from 1. */
export type OutboxFileEvent =
  | { readonly kind: 'header'; readonly line: 1; readonly header: OutboxHeader }
  /** A record whose body is what its `sha256` is over. */
  | { readonly kind: 'record'; readonly line: number; readonly record: OutboxFileRecord }
  /** A line that cannot be taken, and why. After one in line 1 nothing else is read. */
  | { readonly kind: 'problem'; readonly line: number; readonly problem: OutboxFileProblem }
  /** Always the last. `intact`: the last line was there and its count and checksum hold, so every line is as it was written. */
  | { readonly kind: 'end'; readonly line: number; readonly intact: boolean };

export const outboxFileProblems = {
  'not-an-outbox': 'This is no exported queue.',
  'newer-format': 'The file was written by newer software in a format that is not known here.',
  'not-json': 'The line is not JSON.',
  'not-a-record': 'The line does not have the shape of a record.',
  'hash-mismatch': 'The body is not what its SHA-256 is over.',
  'no-end': 'The last line is missing: the file was cut short.',
  'wrong-count': 'The last line counts another number of records than there are.',
  'wrong-checksum': 'The checksum does not hold: a line was altered, removed or added.',
  'after-end': 'There is something after the last line.',
} as const;
export type OutboxFileProblem = keyof typeof outboxFileProblems;

interface Reading {
  readonly digest: TextDigest;
  chain: string;
  line: number;
  /** Lines between the header and here. */
  records: number;
}

/**
 * Reads a file line by line; every problem is named with its line, and reading goes on. `lines` are without their ends.
 * What to do with the records of a file that turns out not to be `intact` is for the caller to decide.
 */
export async function* readOutboxFile(
  lines: Source<string>,
  digest: TextDigest,
): AsyncGenerator<OutboxFileEvent, void> {
  const reading: Reading = { digest, chain: '', line: 0, records: 0 };
  let intact: boolean | null = null;
  for await (const given of lines) {
    reading.line += 1;
    const { line } = reading;
    const text = (line === 1 ? given.replace(/^\uFEFF/, '') : given).replace(/\r$/, '');
    if (intact !== null) {
      if (text === '') continue;
      yield { kind: 'problem', line, problem: 'after-end' };
      intact = false;
      break;
    }
    const json = parsed(text);
    const end = OutboxEnd.safeParse(json);
    if (end.success && line > 1) {
      const fault = faultOfEnd(end.data, reading);
      if (fault !== null) yield { kind: 'problem', line, problem: fault };
      intact = fault === null;
      continue;
    }
    const event = line === 1 ? headerOf(json) : await recordOf(json, reading);
    yield event;
    if (line === 1 && event.kind === 'problem') {
      yield { kind: 'end', line, intact: false };
      return;
    }
    reading.chain = await chainOutboxLine(digest, reading.chain, text);
    if (line > 1) reading.records += 1;
  }
  const { line } = reading;
  if (intact === null) yield { kind: 'problem', line: line + 1, problem: 'no-end' };
  yield { kind: 'end', line, intact: intact ?? false };
}

/** `undefined` for what is no JSON: no JSON text means it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function headerOf(json: unknown): OutboxFileEvent {
  const header = OutboxHeader.safeParse(json);
  if (header.success) return { kind: 'header', line: 1, header: header.data };
  const named = z.object({ kind: z.literal('skm-outbox'), v: z.int() }).safeParse(json);
  const problem = named.success && named.data.v > 1 ? 'newer-format' : 'not-an-outbox';
  return { kind: 'problem', line: 1, problem };
}

async function recordOf(json: unknown, { line, digest }: Reading): Promise<OutboxFileEvent> {
  if (json === undefined) return { kind: 'problem', line, problem: 'not-json' };
  const record = OutboxFileRecord.safeParse(json);
  if (!record.success) return { kind: 'problem', line, problem: 'not-a-record' };
  if ((await digest(record.data.body)) !== record.data.sha256) {
    return { kind: 'problem', line, problem: 'hash-mismatch' };
  }
  return { kind: 'record', line, record: record.data };
}

function faultOfEnd(
  end: OutboxEnd,
  { records, chain }: Reading,
): 'wrong-count' | 'wrong-checksum' | null {
  if (end.records !== records) return 'wrong-count';
  return end.sha256 === chain ? null : 'wrong-checksum';
}
