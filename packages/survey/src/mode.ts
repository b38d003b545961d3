import type { TemplateResult } from 'lit';
import type { InterviewEvent } from './interview/first.ts';
import type { Interview } from './interview/state.ts';
import type { SurveySettings } from './survey-settings.ts';
import type { View } from './views/view.ts';
import type { Visit } from './visit.ts';

/** What a mode may do with the element. */
export interface Stage {
  readonly host: SurveySettings;
  readonly interview: () => Interview;
  readonly send: (event: InterviewEvent) => void;
  /** Waits at the introduction for this visit; false, and nothing changes, while an answer is being kept. */
  readonly receive: (visit: Visit) => boolean;
  /** What is known of the visit that goes on, and from now on this, too. Shown with the next update. */
  readonly visit: (more?: Visit) => Visit;
}

/** How the survey is shown other than in its place on the page. Made when it is chosen, let go of when another one is. */
export interface Mode {
  /** What is shown: the screen of the interview with something around it, or something in its place. */
  frame(view: View, screen: TemplateResult): unknown;
  /** The interview went from one state to another. */
  moved(from: Interview, to: Interview): void;
  /** Somebody else comes: a mode that hands in what is half-filled does it now. */
  leave?(): void;
  /** Whether it is on the page now: timers, locks and listeners begin and end here. */
  present(isPresent: boolean): void;
}

/** What the file of a mode holds. */
export interface ModeModule {
  readonly Mode: new (stage: Stage) => Mode;
}
