// Written by `pnpm generate` from the doc comments of the elements; a test holds it against them.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import './define.ts';
import {
  SkmQuestion as SkmQuestionElement,
  SkmSurvey as SkmSurveyElement,
  type SkmStartEvent,
  type SkmAnswerEvent,
  type SkmSavedEvent,
  type SkmAcceptedEvent,
  type SkmFailedEvent,
  type SkmUnavailableEvent,
  type SkmAbandonEvent,
  type SkmResetEvent,
} from './index.ts';
import { keyed } from './react-key.ts';

/** `<skm-question>` as a component; React keeps the prop `key` for itself: say `skmKey`. */
export const SkmQuestion = createComponent({
  react: React,
  tagName: 'skm-question',
  elementClass: keyed(SkmQuestionElement),
  events: {},
});

/** `<skm-survey>` as a component; React keeps the prop `key` for itself: say `skmKey`. */
export const SkmSurvey = createComponent({
  react: React,
  tagName: 'skm-survey',
  elementClass: keyed(SkmSurveyElement),
  events: {
    onSkmStart: 'skm-start' as EventName<SkmStartEvent>,
    onSkmAnswer: 'skm-answer' as EventName<SkmAnswerEvent>,
    onSkmSaved: 'skm-saved' as EventName<SkmSavedEvent>,
    onSkmAccepted: 'skm-accepted' as EventName<SkmAcceptedEvent>,
    onSkmFailed: 'skm-failed' as EventName<SkmFailedEvent>,
    onSkmUnavailable: 'skm-unavailable' as EventName<SkmUnavailableEvent>,
    onSkmAbandon: 'skm-abandon' as EventName<SkmAbandonEvent>,
    onSkmReset: 'skm-reset' as EventName<SkmResetEvent>,
  },
});
