import { SkmEvent } from '../skm-event.ts';

/** In a kiosk: a respondent went away, or another one came, before the answer was sent. Says how much was answered, never what. */
export class SkmAbandonEvent extends SkmEvent {
  static readonly type = 'skm-abandon';
  /** How many questions had an answer. */
  readonly answered: number;
  /** What was answered is handed in as a partial answer; `skm-saved` or `skm-failed` follows. */
  readonly partial: boolean;
  constructor({ answered, partial }: { answered: number; partial: boolean }) {
    super(SkmAbandonEvent.type);
    this.answered = answered;
    this.partial = partial;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'skm-abandon': SkmAbandonEvent;
  }
}
