import type { KeptReceipt } from './delivery/receipts.ts';
import type { ErrorCode } from './errors.ts';
import type { StoreHealth } from './outbox/condition.ts';

/** How the way to the collector does, judged by answers, never by `navigator.onLine`. */
export type DeliveryState =
  | 'idle'
  | 'sending'
  /** No usable answer from the collector; tries again by itself. */
  | 'unreachable'
  /** The collector (or something in its place) refuses us: 401, 403, 404, 410, HTML, CORS. Needs a person. */
  | 'misconfigured';

/** A picture of the outbox; all counts are records. */
export interface Status {
  readonly store: StoreHealth;
  /** False where what is saved does not outlive the window (private mode, memory store). */
  readonly durable: boolean;
  /** `navigator.storage.persisted()`, null where the browser cannot say. */
  readonly persisted: boolean | null;
  readonly delivery: DeliveryState;
  /** What the collector does not have yet, as far as this page knows. */
  readonly pending: number;
  readonly quarantined: number;
  /** Of the pending, those that only a newer version of this software can read and send; known after a pass over the queue. */
  readonly unreadable: number;
  /** Unix ms of the last answer of the collector in this page's life, or null. */
  readonly lastContact: number | null;
  /** The last receipt; null before the first, and where none are asked for. */
  readonly receipt: KeptReceipt | null;
  readonly problem: { readonly code: ErrorCode; readonly detail: string } | null;
}
