import { comment, dropdowns, questions, title } from './form.js';

/** The form as PostHog's server would send it. */
export const survey = {
  id: 'bench',
  name: title,
  description: '',
  type: 'popover',
  start_date: '2026-01-01T00:00:00Z',
  end_date: null,
  conditions: null,
  feature_flag_keys: null,
  linked_flag_key: null,
  targeting_flag_key: null,
  internal_targeting_flag_key: null,
  appearance: { surveyPopupDelaySeconds: 0 },
  questions: [
    ...[...questions, ...dropdowns].map(({ key, text, choices }) => ({
      id: key,
      type: 'single_choice',
      question: text,
      description: '',
      choices: choices.map((choice) => choice.text),
    })),
    { id: 'comment', type: 'open', question: comment, description: '' },
  ],
};
