import type { Results } from '@skm-survey/protocol';
import type { Failure } from './problems.ts';

/** New figures stand on the page. Bubbles and crosses shadow roots. */
export class SkmResultsLoadedEvent extends Event {
  static readonly type = 'skm-results-loaded';
  readonly results: Results;

  constructor(results: Results) {
    super(SkmResultsLoadedEvent.type, { bubbles: true, composed: true });
    this.results = results;
  }
}

/** No (new) figures came; earlier ones, if any, stay on the page with a notice. Bubbles and crosses shadow roots. */
export class SkmResultsFailedEvent extends Event {
  static readonly type = 'skm-results-failed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(SkmResultsFailedEvent.type, { bubbles: true, composed: true });
    this.failure = failure;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'skm-results-loaded': SkmResultsLoadedEvent;
    'skm-results-failed': SkmResultsFailedEvent;
  }
}
