import type { ColumnType, Kysely, Transaction } from 'kysely';

/** A whole number as engines hand it out: PostgreSQL's driver gives a bigint and a sum as text, so every reader passes it through `Number`. */
export type Whole = number | string;
type Int = ColumnType<Whole, number, number>;

export interface AnswerTable {
  unit: string;
  id: string;
  /** As announced, or with a suffix `~n` of ours for a cloned device. A device cannot send a `~`. */
  stream: string;
  seq: Int;
  /** The announced stream where `stream` has a suffix. */
  clone_of: string | null;
  sha256: string;
  body: Uint8Array<ArrayBuffer>;
  device_at: string;
  device_tz: Int;
  device_up: number;
  sdk: string;
  received_at: string;
  questionnaire: string;
  revision: string;
  service: string;
  day: string;
  /** 'definition', 'variant' or 'sealed' while the answer waits, null once it is counted. */
  hold: string | null;
  /** The key that the body is sealed to; null for a plain body. */
  kid: string | null;
  /** What it adds to the tallies, as compact JSON; null while held. */
  contributions: string | null;
  /** When it was given, RFC 3339 UTC, while it is held; null once it is counted. */
  given_at: string | null;
}

export interface TicketTable {
  unit: string;
  /** Stands for issuer and one-time id. */
  ticket: string;
  /** Hash of the id of the answer that it verifies, which may have been erased. */
  id_hash: string;
}

export interface RejectedTable {
  unit: string;
  id: string;
  sha256: string;
  stream: string;
  seq: Int | null;
  body: Uint8Array<ArrayBuffer>;
  kid: string | null;
  reason_type: string;
  reason_detail: string;
  received_at: string;
}

export interface TombstoneTable {
  unit: string;
  id_hash: string;
  stream: string;
  seq: Int | null;
}

export interface StreamTable {
  unit: string;
  stream: string;
  fingerprint: string;
  device: string | null;
  high: Int;
  pending: Int;
  closed: Int;
  /** Ranges of numbers that came, whatever became of them, as JSON. */
  settled: string;
  /** Ranges that the device declared lost, as JSON. */
  lost: string;
  received: Int;
  declared_lost: Int;
  missing: Int;
  cloned: Int;
  /** As the device last said; null when it never did. */
  health: string | null;
  persisted: Int | null;
  /** When the device itself last called, RFC 3339 UTC; empty when it never did. */
  last_seen: string;
}

export interface TallyTable {
  unit: string;
  day: string;
  service: string;
  questionnaire: string;
  revision: string;
  measure: string;
  scale: Int;
  part: string;
  value: string;
  count: Int;
}

export interface QuestionnaireTable {
  id: string;
  revision: string;
  body: string;
  registered: Int;
}

export interface VariantTable {
  unit: string;
  id: string;
  revision: string;
  body: string;
}

export interface ReceiptTable {
  /** Index in the log, from 1, without gaps. */
  place: Int;
  kid: string;
  payload: string;
  signature: string;
  /** SHA-256 of the payload; the next entry names it. */
  hash: string;
}

/** The tables of the store, as `migrations.ts` makes them. */
export interface Tables {
  answer: AnswerTable;
  rejected: RejectedTable;
  tombstone: TombstoneTable;
  ticket: TicketTable;
  stream: StreamTable;
  tally: TallyTable;
  questionnaire: QuestionnaireTable;
  variant: VariantTable;
  receipt: ReceiptTable;
}

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;
