/** One page of the bench. */
export interface Peer {
  readonly name: string;
  /** `pages/<entry>.js`; null for the built one-tag file. */
  readonly entry: string | null;
  /** In the page: the first question's element, once it is there, through shadow roots. */
  readonly question: string;
}

const inSurvey = (selector: string): string =>
  `document.querySelector('skm-survey')?.shadowRoot?.querySelector('${selector}')`;

/** What is measured, in the order of the table. The first is the floor, the second is ours. */
export const peers: readonly Peer[] = [
  {
    name: 'empty Lit element',
    entry: 'empty',
    question: `document.querySelector('empty-survey')?.shadowRoot?.querySelector('h2')`,
  },
  {
    name: '<skm-survey>',
    entry: null,
    question: inSurvey('fieldset h2'),
  },
  {
    name: 'SurveyJS',
    entry: 'surveyjs',
    question: `document.querySelector('.sd-question__title, .sv-question__title, [data-name] h5')`,
  },
  {
    name: 'PostHog surveys',
    entry: 'posthog',
    question: `document.querySelector('[class^="PostHogSurvey"]')?.shadowRoot?.querySelector('.survey-question')`,
  },
  {
    name: 'form-js',
    entry: 'form-js',
    question: `document.querySelector('.fjs-form-field-radio label, .fjs-form-field-radio .fjs-form-field-label')`,
  },
];
