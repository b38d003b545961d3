import type { RejectionReason, SeqRange } from '@skm-survey/protocol';
import type { Contribution } from '../contributions.ts';
import type { LoggedReceipt, LogPlace } from '../receipts/signer.ts';

/** One item as it came, with what the collector worked out before any transaction. */
export interface ReceivedItem {
  readonly id: string;
  /** SHA-256 of unit and id: what a tombstone remembers. */
  readonly idHash: string;
  /** Null only where a malformed item has no usable one. */
  readonly seq: number | null;
  readonly sha256: string;
  /** The exact bytes that were sent. Never changed. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly at: string;
  readonly tz: number;
  readonly up: number;
  readonly sdk: string;
  /** The key that the body is sealed to; null for a plain one. */
  readonly kid: string | null;
}

/** What is read of an item or an answer to compare it. */
export type Body = Pick<ReceivedItem, 'id' | 'kid' | 'body'>;

/** Under what an answer is counted. */
export interface Filing {
  readonly questionnaire: string;
  readonly revision: string;
  /** Empty for none. */
  readonly service: string;
  /** Calendar day, `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * Why an accepted answer is not counted yet: its questionnaire is not registered, it brings one along that is not taken (yet), or it is
 * sealed to a key that is not here.
 */
export type Hold = 'definition' | 'variant' | 'sealed';

/**
 * Stands for the one-time ticket that verifies an answer; null where none does. It belongs for ever to the first answer that is counted with it, also once
 * that answer is erased; any other is rejected as `ticket-used`.
 */
export type Once = string | null;

/** An item with the verdict on it. */
export type ExaminedItem =
  | {
      readonly verdict: 'counts';
      readonly item: ReceivedItem & { readonly seq: number };
      readonly filing: Filing;
      readonly contributions: readonly Contribution[];
      readonly once: Once;
    }
  | {
      readonly verdict: 'held';
      readonly item: ReceivedItem & { readonly seq: number };
      readonly filing: Filing;
      readonly hold: Hold;
      readonly givenAt: Date;
    }
  | { readonly verdict: 'rejected'; readonly item: ReceivedItem; readonly reason: RejectionReason };

/** One batch, ready to be stored. */
export interface ExaminedBatch {
  readonly unit: string;
  readonly stream: string;
  readonly fingerprint: string;
  readonly device: string | null;
  readonly high: number;
  readonly pending: number;
  readonly closed: boolean;
  readonly lost: readonly SeqRange[];
  /** What a named device says of its store, and whether it is safe from eviction; absent when it says nothing. */
  readonly health?: string | undefined;
  readonly persisted?: boolean | undefined;
  readonly receivedAt: Date;
  /** The device itself called. False for what somebody brought in a file: it tells nothing of whether the device still lives. */
  readonly called: boolean;
  readonly items: readonly ExaminedItem[];
  /**
   * Whether two bodies of one id, of which at least one is sealed, hold the same answer; absent where nothing can be opened. An answer
   * that was sealed anew has other bytes and is the same all the same.
   */
  readonly sameAnswer?: (stored: Body, came: Body) => Promise<boolean>;
  /** Makes the receipt of what became of the batch, for this place in the log; absent for none. */
  readonly receipt?: (committed: Judged, place: LogPlace) => Promise<LoggedReceipt>;
}

/** A batch as it will be committed. */
export interface Judged {
  /** One for each item, in its order. */
  readonly results: readonly StoredResult[];
  readonly missing: readonly SeqRange[];
  readonly contiguous: number;
}

/** What became of one item in the store. */
export type StoredResult =
  | { readonly status: 'accepted' | 'duplicate' | 'conflict' }
  | { readonly status: 'rejected'; readonly reason: RejectionReason };

/** What became of a batch. Only `committed` may be told to a device as anything but "try again". */
export type AcceptOutcome =
  | ({ readonly kind: 'committed'; readonly receipt?: LoggedReceipt } & Judged)
  /** Others held the store through every retry; nothing was stored. */
  | { readonly kind: 'busy' }
  /** The store cannot write (disk full, I/O error, lost connection); nothing was acknowledged. */
  | { readonly kind: 'unavailable'; readonly cause: unknown };

/** Which tallies to read; days inclusive, absent = no bound. */
export interface TallyQuery {
  readonly unit: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly service?: string | undefined;
}

/** So many answers of one revision contributed this, over the days and services asked for. */
export interface TallyRow extends Contribution {
  readonly questionnaire: string;
  readonly revision: string;
  readonly count: number;
}

/** One counted or held answer. */
export interface StoredAnswer extends Filing {
  readonly unit: string;
  readonly id: string;
  readonly sha256: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The key that the body is sealed to; null for a plain one. */
  readonly kid: string | null;
  /** When it was given, RFC 3339 UTC: kept while it is held, for its ticket is judged by that. */
  readonly givenAt: string | null;
  /** Null while held. */
  readonly contributions: readonly Contribution[] | null;
}

/** One item that is kept and not counted: rejected, or in conflict with another of the same id. */
export interface QuarantinedItem {
  readonly unit: string;
  readonly id: string;
  readonly sha256: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly reason: RejectionReason;
}

/** The figures of one stream. `received` counts numbers, `accepted` and `erased` count answers, `rejected` the numbers that only have items in quarantine. */
export interface StreamRow {
  readonly fingerprint: string;
  readonly device: string | null;
  readonly closed: boolean;
  readonly high: number;
  readonly pending: number;
  readonly received: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly erased: number;
  readonly declaredLost: number;
  /** The lowest `limits.ranges` ranges, and how many numbers all of them hold. */
  readonly missing: readonly SeqRange[];
  readonly missingCount: number;
  readonly cloned: number;
  /** As the device last said; null when it never did. */
  readonly health: string | null;
  readonly persisted: boolean | null;
  /** When the device itself last called, RFC 3339 UTC; null when it never did. */
  readonly lastSeen: string | null;
}

/** A questionnaire as it was registered; `body` is its canonical JSON. */
export interface RegisteredQuestionnaire {
  readonly id: string;
  readonly revision: string;
  readonly body: string;
}

/** A questionnaire that answers of a unit brought along. */
export interface KeptVariant extends RegisteredQuestionnaire {
  readonly unit: string;
}

/** What held answers wait for. */
export type Waiting =
  | {
      readonly hold: 'definition' | 'variant';
      readonly questionnaire: string;
      readonly revision: string;
    }
  | { readonly hold: 'sealed'; readonly kid: string };

/** What is to become of an answer. */
export type Settlement =
  | {
      readonly kind: 'counts';
      readonly filing: Filing;
      readonly contributions: readonly Contribution[];
      readonly once: Once;
    }
  | { readonly kind: 'held'; readonly hold: Hold; readonly filing: Filing }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason };

/** What the store says about itself, read from it at this moment. */
export type StoreHealth =
  | { readonly kind: 'ok'; readonly engine: string; readonly detail: string }
  | { readonly kind: 'failing'; readonly engine: string; readonly detail: string };

/** A page of streams, by fingerprint. */
export interface StreamPage {
  /** The fingerprint before the first; empty for the beginning. */
  readonly after: string;
  readonly limit: number;
  /** Every stream; else those with missing or lost numbers or clones, and the open ones of named devices. */
  readonly all?: boolean;
}

/**
 * Where answers are kept. Uniqueness of (unit, id), of (unit, stream, seq) and of (unit, ticket) is a constraint of the engine, not of code;
 * several collectors may share one store. Every method that writes is one transaction, and resolves after a durable commit.
 * Engines: SQLite (`@skm-survey/collector/node`), PostgreSQL (`@skm-survey/collector/postgres`). `test/support/store-conformance.ts` is the contract in executable form.
 */
export interface AnswerStore {
  /** Never rejects for a fault of the engine: the outcome says it. */
  accept(batch: ExaminedBatch): Promise<AcceptOutcome>;
  /**
   * Erases an answer on request: its bytes go, its contributions are taken back, and a tombstone keeps it from returning.
   * `unknown` when there is nothing; the tombstone is set all the same.
   */
  erase(
    unit: string,
    target: { readonly id: string; readonly idHash: string },
  ): Promise<'erased' | 'unknown'>;
  tallies(query: TallyQuery): Promise<TallyRow[]>;
  /** Counted answers by id: random, so that the order tells nobody who came when, nor on which day. */
  answers(query: TallyQuery): AsyncIterable<StoredAnswer>;
  quarantined(unit: string): AsyncIterable<QuarantinedItem>;
  /** Streams by fingerprint. */
  streams(unit: string, page: StreamPage): Promise<StreamRow[]>;
  /** The figures of all streams of a unit added up. */
  streamTotals(unit: string): Promise<StreamTotals>;
  /** Everything that any answer is held for, once each. */
  waiting(): Promise<Waiting[]>;
  /** The answers that are held for this, at most `limit`. */
  held(waiting: Waiting, limit: number): Promise<StoredAnswer[]>;
  /**
   * Counts, rejects or goes on holding a held answer; no effect when it is not held any more. One whose ticket another answer has used meanwhile is rejected.
   */
  settle(answer: StoredAnswer, settlement: Settlement): Promise<void>;
  /** Keeps a questionnaire; `changed` when the revision is already kept with another content, which then stays. */
  register(questionnaire: RegisteredQuestionnaire): Promise<'kept' | 'changed'>;
  questionnaire(id: string, revision: string): Promise<string | null>;
  /** The one registered last under this id. */
  newestQuestionnaire(id: string): Promise<string | null>;
  /** Keeps a variant, the first content of its name; `full` when the unit has `limit` others, and nothing is kept. */
  keepVariant(variant: KeptVariant, limit: number): Promise<'kept' | 'full'>;
  /** The variants of a unit, by id and revision. */
  variants(unit: string): Promise<KeptVariant[]>;
  /** The log of receipts from an index on, in its order. */
  receipts(from: number): AsyncIterable<LoggedReceipt>;
  health(): Promise<StoreHealth>;
  close(): Promise<void>;
}

export interface StreamTotals {
  readonly streams: number;
  readonly announced: number;
  readonly received: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly erased: number;
  readonly declaredLost: number;
  readonly pending: number;
  readonly unknown: number;
  readonly cloned: number;
  readonly held: number;
}
