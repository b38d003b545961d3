import type { Questionnaire } from '@skm-survey/questionnaire';
import type { Submission } from '@skm-survey/sdk';
import { isKey } from '../destination.ts';
import type { Interview } from './state.ts';

/** What is known around an interview and belongs to the answer. */
export interface Setting {
  readonly questionnaire: Questionnaire;
  /** Language in which it was asked, a BCP 47 tag. */
  readonly lang: string;
  /** Key of the service; empty = none. One that the collector would refuse is left out. */
  readonly service: string;
}

/** The answer as it will be stored: every question that was asked has its key, null where it was left open. */
export function submissionOf(state: Interview, setting: Setting): Submission {
  const { id, revision } = setting.questionnaire;
  const asked = state.steps.filter(({ kind }) => kind === 'item');
  return {
    questionnaire: { id, revision },
    ...(isKey(setting.service) ? { service: setting.service } : {}),
    lang: setting.lang,
    answers: Object.fromEntries(asked.map(({ key }) => [key, state.answers[key] ?? null])),
    profile: { ...state.profile },
    ...(state.comment ? { comment: state.comment } : {}),
    ...(state.assisted ? { assisted: true } : {}),
  };
}
