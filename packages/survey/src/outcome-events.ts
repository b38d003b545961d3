import { SkmEvent } from './skm-event.ts';

/** The answer is kept on this device; it counts from now on. */
export class SkmSavedEvent extends SkmEvent {
  static readonly type = 'skm-saved';
  readonly id: string;
  /** Place in the stream; null when it was handed over while the page went away. */
  readonly seq: number | null;
  /** False where what is kept does not outlive the page (private mode, blocked storage). */
  readonly durable: boolean;
  constructor(saved: { id: string; seq: number | null; durable: boolean }) {
    super(SkmSavedEvent.type);
    this.id = saved.id;
    this.seq = saved.seq;
    this.durable = saved.durable;
  }
}

/** The collector has confirmed the answer that was last given on this element. */
export class SkmAcceptedEvent extends SkmEvent {
  static readonly type = 'skm-accepted';
  readonly id: string;
  constructor(id: string) {
    super(SkmAcceptedEvent.type);
    this.id = id;
  }
}

/** The answer could be neither kept nor sent; it is still on the screen. `code` has an anchor in docs/errors.md. */
export class SkmFailedEvent extends SkmEvent {
  static readonly type = 'skm-failed';
  readonly code: string;
  constructor(code: string) {
    super(SkmFailedEvent.type);
    this.code = code;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'skm-saved': SkmSavedEvent;
    'skm-accepted': SkmAcceptedEvent;
    'skm-failed': SkmFailedEvent;
  }
}
