import type { Questionnaire, Text } from '@skm-survey/questionnaire';
import type { TemplateResult } from 'lit';
import type { Interview } from '../interview/state.ts';
import type { InterviewEvent } from '../interview/first.ts';
import type { PageSettings } from '../attributes.ts';
import type { Texts } from '../texts/texts.ts';

/** All that a view may know. Views are functions of it; they hold nothing. */
export interface View {
  readonly state: Interview;
  readonly questionnaire: Questionnaire;
  readonly texts: Texts;
  /** The shown language is no official translation. */
  readonly unofficial: boolean;
  /** The words of a questionnaire in the shown language. */
  readonly say: (text: Text) => string;
  readonly send: (event: InterviewEvent) => void;
  /** What the attributes say. */
  readonly page: PageSettings;
  /** The shown language, a BCP 47 tag. */
  readonly lang: string;
  /** What offers to take up a half-filled interview; here whenever there is one. */
  readonly ways: ((view: View) => TemplateResult) | undefined;
  /** Tries at once to get what could not be loaded. */
  readonly again: () => void;
}
