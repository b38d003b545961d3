/** All events of <skm-survey>. They bubble and cross shadow roots; none carries an answer or a comment. */
class SkmEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** The respondent pressed start. */
export class SkmStartEvent extends SkmEvent {
  static readonly type = 'skm-start';
  constructor() {
    super(SkmStartEvent.type);
  }
}

/** A question was answered or its answer changed. Names the question, never the answer: a page's statistics script may listen. */
export class SkmAnswerEvent extends SkmEvent {
  static readonly type = 'skm-answer';
  readonly key: string;
  constructor(key: string) {
    super(SkmAnswerEvent.type);
    this.key = key;
  }
}

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

/** The survey cannot be shown. `code` has an anchor in docs/errors.md. */
export class SkmUnavailableEvent extends SkmEvent {
  static readonly type = 'skm-unavailable';
  readonly code: string;
  constructor(code: string) {
    super(SkmUnavailableEvent.type);
    this.code = code;
  }
}

/** The element is ready for the next person; nothing of the previous one is left in it. */
export class SkmResetEvent extends SkmEvent {
  static readonly type = 'skm-reset';
  constructor() {
    super(SkmResetEvent.type);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'skm-start': SkmStartEvent;
    'skm-answer': SkmAnswerEvent;
    'skm-saved': SkmSavedEvent;
    'skm-accepted': SkmAcceptedEvent;
    'skm-failed': SkmFailedEvent;
    'skm-unavailable': SkmUnavailableEvent;
    'skm-reset': SkmResetEvent;
  }
}
