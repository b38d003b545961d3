import { SkmEvent } from './skm-event.ts';

/** The respondent pressed start, or gave the first answer. */
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
    'skm-unavailable': SkmUnavailableEvent;
    'skm-reset': SkmResetEvent;
  }
}
