import type { Answer, BatchItem } from '@skm-survey/protocol';
import type { ReceiptCheck } from './delivery/receipts.ts';
import type { Environment } from './environment.ts';
import type { ErrorCode } from './errors.ts';
import type { ClientEventMap } from './events.ts';
import type { Holding, Inventory } from './outbox/inventory.ts';
import type { QuarantineReason } from './outbox/record.ts';
import type { Status } from './status.ts';

/** What one respondent said, before the client adds what it knows itself (format version, service). */
export type Submission = Omit<Answer, 'v'>;

/**
 * What became of a submission.
 * `saved`: durably on this device, will be counted. `accepted`: could not be saved, but the collector has it.
 * `failed`: neither; the caller keeps the answers on screen and says so.
 */
export type SubmitOutcome =
  | {
      readonly kind: 'saved';
      readonly id: string;
      /** Place in the stream; null where it was handed over while the page went away, and the place is given later. */
      readonly seq: number | null;
    }
  | { readonly kind: 'accepted'; readonly id: string }
  | {
      readonly kind: 'failed';
      /** Give it to the next `submit` of the same answer: a reply that was lost on the way is then not counted twice. */
      readonly id: string;
      readonly code: ErrorCode;
      readonly cause: unknown;
    };

/** What one flush achieved. */
export interface FlushReport {
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  /** Records still on the device. */
  readonly pending: number;
}

/** What a listing shows of an answer that was set aside; its content is in the inventory only. */
export interface QuarantinedAnswer {
  readonly id: string;
  readonly seq: number;
  /** When it was saved and when it was set aside, device wall clock, RFC 3339 UTC. */
  readonly at: string;
  readonly since: string;
  readonly questionnaire: Answer['questionnaire'];
  readonly reason: QuarantineReason;
}

/** What was set aside and waits for a person. Rejects when the store cannot be read or written. */
export interface QuarantineView {
  list(): Promise<QuarantinedAnswer[]>;
  /** Sends these again, or all; resolves with how many. */
  retry(ids?: readonly string[]): Promise<number>;
  /** Erases these for ever; resolves with how many. */
  erase(ids: readonly string[]): Promise<number>;
}

/** What encryption at rest puts in the place of an answer's text. */
export interface SealedBody {
  readonly body: string;
  readonly enc: NonNullable<BatchItem['enc']>;
}

/** Seals the text of an answer, bound to its unit and id. A rejection is told as `seal-failed`, and nothing is stored. */
export type Seal = (
  text: string,
  answer: { readonly id: string; readonly unit: string },
) => Promise<SealedBody>;

export interface ClientOptions {
  /** Address of the collector; may have a path, may be relative to the page. */
  readonly collector: string;
  /** The survey unit: what is counted together, and what names the database on the device. */
  readonly unit: string;
  /** Publishable key of the unit; it only allows sending. */
  readonly key?: string | undefined;
  /** The service that answers are for unless they say another. */
  readonly service?: string | undefined;
  /** Name of an enrolled kiosk. Without it the device keeps no name: its streams end when they are empty. */
  readonly device?: string | undefined;
  /** Own limits of the outbox. Default 200,000 records and 200 MB. */
  readonly caps?: { readonly records: number; readonly bytes: number } | undefined;
  /**
   * Encryption at rest: `createSeal` of `@skm-survey/sdk/seal`. Called for every try of an answer, before it is stored; must
   * give the same bytes for the same text and id, as that one does: other bytes under one id are a conflict to the collector.
   * Null keeps this one answer in the clear, for whoever rather has that than none.
   */
  readonly seal?: ((...of: Parameters<Seal>) => Promise<SealedBody | null>) | undefined;
  /**
   * Asks the collector for receipts, and keeps the last one of the stream. `keep`: without a look. With
   * `createReceiptCheck` of `@skm-survey/sdk/receipts` each is checked; an invalid one is a visible problem and changes
   * nothing about what is sent and let go of. Default: `off`.
   */
  readonly receipts?: 'off' | 'keep' | ReceiptCheck | undefined;
  /** Replaces parts of the machine: `fetch` for a collector in the same process, clocks in tests. */
  readonly environment?: Partial<Environment> | undefined;
}

/** A device's side of the survey. Any number of them, in any number of tabs, may share a unit. */
export interface Client extends EventTarget {
  readonly quarantine: QuarantineView;
  /**
   * Resolves when the answer is durably saved, or with the truth when it is not. Never rejects for a fault.
   * `id`: of the failed outcome, when the same answer is tried again.
   */
  submit(
    submission: Submission,
    options?: { readonly id?: string | undefined },
  ): Promise<SubmitOutcome>;
  /** Tries to deliver all that is pending, now. Never rejects for a fault. */
  flush(): Promise<FlushReport>;
  status(): Promise<Status>;
  /**
   * What is on this device with content, for `exportLines` and `exportFile` of `@skm-survey/sdk/export`; by default the
   * queue and the quarantine. Removes nothing. Rejects when the store cannot be read.
   */
  inventory(of?: Holding): Promise<Inventory>;
  /** Stops timers and listeners; what is saved stays saved. */
  close(): void;
  addEventListener<K extends keyof ClientEventMap>(
    type: K,
    listener: ((event: ClientEventMap[K]) => void) | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  removeEventListener<K extends keyof ClientEventMap>(
    type: K,
    listener: ((event: ClientEventMap[K]) => void) | null,
    options?: EventListenerOptions | boolean,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: EventListenerOptions | boolean,
  ): void;
}
