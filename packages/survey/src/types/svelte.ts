// Written by `pnpm generate` from the doc comments of the elements; a test holds it against them.
import type {} from 'svelte/elements';
import type { SkmQuestion } from '../questions/skm-question.ts';
import type { SkmOutbox } from '../skm-outbox.ts';
import type { SkmSurvey } from '../skm-survey.ts';
import type {
  SkmQuestionAttributes,
  SkmQuestionProperties,
  SkmOutboxAttributes,
  SkmOutboxProperties,
  SkmSurveyAttributes,
  SkmSurveyEvents,
  SkmSurveyProperties,
} from './elements.ts';

type Handlers<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'skm-question': HTMLAttributes<SkmQuestion> &
      SkmQuestionAttributes &
      SkmQuestionProperties &
      Handlers<object>;
    'skm-outbox': HTMLAttributes<SkmOutbox> &
      SkmOutboxAttributes &
      SkmOutboxProperties &
      Handlers<object>;
    'skm-survey': HTMLAttributes<SkmSurvey> &
      SkmSurveyAttributes &
      SkmSurveyProperties &
      Handlers<SkmSurveyEvents>;
  }
}
