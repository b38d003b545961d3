// Written by `pnpm generate` from the doc comments of the elements; a test holds it against them.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
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

/** `onskm-…`: React 19 hands events of this spelling over to `addEventListener`. */
type Handlers<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

type Props<Element, Attributes, Properties, Events> = DetailedHTMLProps<
  HTMLAttributes<Element>,
  Element
> &
  Omit<Attributes, 'key'> &
  Omit<Properties, 'key'> &
  Handlers<Events>;

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- React has its elements in one
  namespace JSX {
    interface IntrinsicElements {
      'skm-question': Props<SkmQuestion, SkmQuestionAttributes, SkmQuestionProperties, object>;
      'skm-outbox': Props<SkmOutbox, SkmOutboxAttributes, SkmOutboxProperties, object>;
      'skm-survey': Props<SkmSurvey, SkmSurveyAttributes, SkmSurveyProperties, SkmSurveyEvents>;
    }
  }
}
