import type {
  SkmAnswerEvent,
  SkmResetEvent,
  SkmStartEvent,
  SkmUnavailableEvent,
} from './events.ts';
import type { SkmAbandonEvent } from './kiosk/abandon-event.ts';
import type { SkmAcceptedEvent, SkmFailedEvent, SkmSavedEvent } from './outcome-events.ts';

/** Every event of `<skm-survey>`, by name. */
export interface SkmSurveyEventMap {
  'skm-start': SkmStartEvent;
  'skm-answer': SkmAnswerEvent;
  'skm-abandon': SkmAbandonEvent;
  'skm-saved': SkmSavedEvent;
  'skm-accepted': SkmAcceptedEvent;
  'skm-failed': SkmFailedEvent;
  'skm-reset': SkmResetEvent;
  'skm-unavailable': SkmUnavailableEvent;
}
