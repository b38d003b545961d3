import type { Answer } from '@skm-survey/protocol';

/** What one respondent said, before the client adds what it knows itself (format version, service). */
export type Submission = Omit<Answer, 'v'>;

/** How the store of this device does. Only `ok` takes new answers. */
export type StoreHealth = 'ok' | 'full' | 'suspect' | 'unavailable';

/** How the way to the collector does, judged by answers, never by `navigator.onLine`. */
export type DeliveryState =
  | 'idle'
  | 'sending'
  /** No usable answer from the collector; tries again by itself. */
  | 'unreachable'
  /** The collector (or something in its place) refuses us: 401, 403, 404, 410, HTML, CORS. Needs a person. */
  | 'misconfigured';

/**
 * What became of a submission.
 * `saved`: durably on this device, will be counted. `accepted`: could not be saved, but the collector has it.
 * `failed`: neither; the caller keeps the answers on screen and says so.
 */
export type SubmitOutcome =
  | { readonly kind: 'saved'; readonly id: string; readonly seq: number }
  | { readonly kind: 'accepted'; readonly id: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly cause: unknown };

/** Stable codes; each has an anchor of the same name in docs/errors.md. */
export type ErrorCode =
  | 'store-unavailable'
  | 'store-full'
  | 'store-suspect'
  | 'collector-unreachable'
  | 'collector-misconfigured'
  | 'answer-rejected'
  | 'answer-conflict'
  | 'answer-too-large';

/** A picture of the outbox; all counts are records. */
export interface Status {
  readonly store: StoreHealth;
  /** False where what is saved does not outlive the window (private mode, memory store). */
  readonly durable: boolean;
  /** `navigator.storage.persisted()`, null where the browser cannot say. */
  readonly persisted: boolean | null;
  readonly delivery: DeliveryState;
  readonly pending: number;
  readonly quarantined: number;
  /** Unix ms of the last answer of the collector in this page's life, or null. */
  readonly lastContact: number | null;
  readonly problem: { readonly code: ErrorCode; readonly detail: string } | null;
}

/** What one flush achieved. */
export interface FlushReport {
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  /** Records still on the device. */
  readonly pending: number;
}

/** A device's side of the survey. One per unit and collector on a page; cheap to create. */
export interface Client extends EventTarget {
  /** Resolves when the answer is durably saved, or with the truth when it is not. Never rejects for a fault. */
  submit(submission: Submission): Promise<SubmitOutcome>;
  /** Tries to deliver all that is pending, now. Never rejects for a fault. */
  flush(): Promise<FlushReport>;
  status(): Promise<Status>;
  /** Stops timers and listeners; what is saved stays saved. */
  close(): void;
}
