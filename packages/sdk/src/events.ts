import type { KeptReceipt, ReceiptState } from './delivery/receipts.ts';
import type { ErrorCode } from './errors.ts';
import type { EndedStream, QuarantineReason } from './outbox/record.ts';
import type { Status } from './status.ts';

/** An answer is durably saved on this device: from here on it will be counted, or named. */
export class SkmSavedEvent extends Event {
  readonly id: string;
  /** Place in the stream; null when the page was going away, and the place is given later. */
  readonly seq: number | null;

  constructor({ id, seq }: { id: string; seq: number | null }) {
    super('skm-saved');
    this.id = id;
    this.seq = seq;
  }
}

/** The collector has committed an answer, and the device lets go of it. `duplicate`: it had it already. */
export class SkmAcceptedEvent extends Event {
  readonly id: string;
  readonly duplicate: boolean;

  constructor({ id, duplicate }: { id: string; duplicate: boolean }) {
    super('skm-accepted');
    this.id = id;
    this.duplicate = duplicate;
  }
}

/** An answer was set aside: kept on the device until a person decides. */
export class SkmQuarantinedEvent extends Event {
  readonly id: string;
  readonly reason: QuarantineReason;

  constructor({ id, reason }: { id: string; reason: QuarantineReason }) {
    super('skm-quarantined');
    this.id = id;
    this.reason = reason;
  }
}

/** The collector erased an answer on request, and the device has erased its copy. */
export class SkmErasedEvent extends Event {
  readonly id: string;

  constructor({ id }: { id: string }) {
    super('skm-erased');
    this.id = id;
  }
}

/** Sequence numbers of a stream are gone from this device, and the collector is told so. */
export class SkmLostEvent extends Event {
  readonly stream: string;
  readonly ranges: EndedStream['lost'];

  constructor({ stream, lost }: EndedStream) {
    super('skm-lost');
    this.stream = stream;
    this.ranges = lost;
  }
}

/** The collector has given a receipt; `state` says what it is worth. */
export class SkmReceiptEvent extends Event {
  readonly state: ReceiptState;
  readonly kept: KeptReceipt;

  constructor(kept: KeptReceipt) {
    super('skm-receipt');
    this.state = kept.state;
    this.kept = kept;
  }
}

/** The picture of the outbox has changed. */
export class SkmStatusEvent extends Event {
  readonly status: Status;

  constructor(status: Status) {
    super('skm-status');
    this.status = status;
  }
}

/** Something is in the way that an admin should know; dispatched once when it begins. */
export class SkmProblemEvent extends Event {
  readonly code: ErrorCode;
  readonly detail: string;

  constructor({ code, detail }: { code: ErrorCode; detail: string }) {
    super('skm-problem');
    this.code = code;
    this.detail = detail;
  }
}

/** Every event of a client, by name. */
export interface ClientEventMap {
  'skm-saved': SkmSavedEvent;
  'skm-accepted': SkmAcceptedEvent;
  'skm-quarantined': SkmQuarantinedEvent;
  'skm-erased': SkmErasedEvent;
  'skm-lost': SkmLostEvent;
  'skm-receipt': SkmReceiptEvent;
  'skm-status': SkmStatusEvent;
  'skm-problem': SkmProblemEvent;
}
