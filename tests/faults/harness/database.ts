import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface StoredAnswer {
  readonly unit: string;
  readonly id: string;
  readonly stream: string;
  readonly seq: number;
  readonly sha256: string;
  readonly body: string;
  /** The key that it is sealed to; null in the clear. */
  readonly kid: string | null;
}

export interface StoredStream {
  readonly stream: string;
  readonly high: number;
}

/** What the collector holds, read from its file without its help. */
export interface Holdings {
  readonly answers: readonly StoredAnswer[];
  readonly rejected: readonly StoredAnswer[];
  /** Digests of erased ids, with the place the answer had. */
  readonly tombstones: readonly { readonly stream: string; readonly seq: number | null }[];
  readonly streams: readonly StoredStream[];
}

export function readHoldings(data: string): Holdings {
  const database = open(data);
  try {
    const rows = (sql: string): Record<string, unknown>[] => database.prepare(sql).all();
    const columns = 'unit, id, stream, seq, sha256, body, kid';
    return {
      answers: rows(`select ${columns} from answer`).map(answerOf),
      rejected: rows(`select ${columns} from rejected`).map(answerOf),
      tombstones: rows('select stream, seq from tombstone').map(({ stream, seq }) => ({
        stream: String(stream),
        seq: seq === null ? null : Number(seq),
      })),
      streams: rows('select stream, high from stream').map(({ stream, high }) => ({
        stream: String(stream),
        high: Number(high),
      })),
    };
  } finally {
    database.close();
  }
}

/** Respondents that the figures count. */
export function countedRespondents(data: string): number {
  const database = open(data);
  try {
    const sum = "select coalesce(sum(count), 0) as sum from tally where measure = 'respondent'";
    return Number(database.prepare(sum).get()?.['sum']);
  } finally {
    database.close();
  }
}

/** Runs statements in the collector's file while it does not run. */
export function alter(data: string, ...statements: string[]): void {
  const database = open(data);
  try {
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
}

/** What an answer says of itself: the suite puts a marker into the comment. Null where it is no answer of the suite. */
export function markerOf({ body }: Pick<StoredAnswer, 'body'>): string | null {
  try {
    return (JSON.parse(body) as { comment?: string }).comment ?? null;
  } catch {
    return null;
  }
}

function open(data: string): DatabaseSync {
  const isDatabase = (name: string): boolean => /\.(sqlite3?|db)$/.test(name);
  const name = readdirSync(data).find(isDatabase);
  if (name === undefined) throw new Error('the collector has made no database in its folder');
  return new DatabaseSync(join(data, name));
}

function answerOf(row: Record<string, unknown>): StoredAnswer {
  const body = row['body'];
  return {
    unit: String(row['unit']),
    id: String(row['id']),
    stream: String(row['stream']),
    seq: Number(row['seq']),
    sha256: String(row['sha256']),
    body: body instanceof Uint8Array ? Buffer.from(body).toString() : String(body),
    kid: typeof row['kid'] === 'string' ? row['kid'] : null,
  };
}
