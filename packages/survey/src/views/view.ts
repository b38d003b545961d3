import type { Questionnaire, Text } from '@skm-survey/questionnaire';
import type { Interview } from '../interview/state.ts';
import type { InterviewEvent } from '../interview/first.ts';
import type { Texts } from '../texts/texts.ts';

/** All that a view may know. Views are functions of it; they hold nothing. */
export interface View {
  readonly state: Interview;
  readonly questionnaire: Questionnaire;
  readonly texts: Texts;
  /** The shown language is no official translation. */
  readonly unofficial: boolean;
  /** Names for people, not keys; empty where the page gives none. */
  readonly unitName: string;
  readonly serviceName: string;
  /** The words of a questionnaire in the shown language. */
  readonly say: (text: Text) => string;
  readonly send: (event: InterviewEvent) => void;
  /** Tries at once to get what could not be loaded. */
  readonly again: () => void;
}
