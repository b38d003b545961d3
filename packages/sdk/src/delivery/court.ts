import type { Batch, BatchReply } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Held } from '../outbox/books.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { QuarantineReason } from '../outbox/record.ts';
import type { Trouble } from './reply.ts';
import type { Walk } from './walk.ts';
import type { Transport } from './wire.ts';

/** What one step has come to: there is more, there is nothing that could be sent now, or what is in the way. */
export type Step = 'more' | 'drained' | Trouble;

/** What a courier tells while it works. */
export interface CourierEvents {
  accepted(held: Held, duplicate: boolean): void;
  /** The collector erased the answer on request, and the device has let go of it too. */
  erased(held: Held): void;
  quarantined(held: Held, reason: QuarantineReason): void;
  /** The collector has answered as itself. */
  contact(): void;
  /** What it said of a batch with answers, after the device has acted on it. */
  replied(batch: Batch, reply: BatchReply): Promise<void>;
}

/** What it takes to act on what was said of a batch. */
export interface Court {
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly env: Environment;
  readonly events: CourierEvents;
  readonly walk: Walk;
  readonly contact: () => void;
}
