// Written by `pnpm generate` from the doc comments of the elements; a test holds it against them.
import type { HTMLAttributes, PublicProps } from 'vue';
import type {
  SkmQuestionAttributes,
  SkmQuestionProperties,
  SkmOutboxAttributes,
  SkmOutboxProperties,
  SkmSurveyAttributes,
  SkmSurveyEvents,
  SkmSurveyProperties,
} from './elements.ts';

/** `@skm-…` in a template is `onSkm…` here. */
type Handlers<Events> = {
  [Name in keyof Events & string as `on${Capitalize<Camel<Name>>}`]?:
    ((event: Events[Name]) => void) | undefined;
};

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

type Element<Attributes, Properties, Events> = new () => {
  $props: PublicProps &
    HTMLAttributes &
    Omit<Attributes, 'key'> &
    Omit<Properties, 'key'> &
    Handlers<Events>;
};

declare module 'vue' {
  interface GlobalComponents {
    'skm-question': Element<SkmQuestionAttributes, SkmQuestionProperties, object>;
    'skm-outbox': Element<SkmOutboxAttributes, SkmOutboxProperties, object>;
    'skm-survey': Element<SkmSurveyAttributes, SkmSurveyProperties, SkmSurveyEvents>;
  }
}
