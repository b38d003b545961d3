/**
 * What can be wrong with the way the element was put on a page, by stable code. The sentence is for the admin, on the
 * console; each code has an anchor of the same name in docs/errors.md. The respondent never reads these.
 */
export const sentences = {
  'skm-unit-missing': 'the attribute "unit" is missing',
  'skm-unit-invalid': 'the attribute "unit" is not a key of letters, digits, ".", "_" and "-"',
  'skm-service-invalid': 'the attribute "service" is not a key and is left out of the answers',
  'skm-collector-missing': 'the attribute "collector" is missing',
  'skm-collector-invalid': 'the attribute "collector" is not an http(s) address',
  'skm-questionnaire-unknown': 'no standard questionnaire has this id',
  'skm-questionnaire-unreadable': 'the questionnaire could not be loaded',
  'skm-questionnaire-invalid': 'the questionnaire is not valid',
  'skm-part-missing':
    'a file of the folder skm-survey/ beside skm-survey.js could not be loaded; it is tried again',
  'skm-channel-unknown': 'channel is "offline", "online" or "hybrid"; "offline" is used',
  'skm-counter-invalid': 'the attribute "counter" is not a key and is left out of the answers',
  'skm-officer-invalid': 'the attribute "officer" is not a key and is left out of the answers',
  'skm-ticket-invalid': 'the attribute "ticket" is no signed token and is left out of the answers',
  'skm-layout-unknown': 'layout is "steps" or "page"; "steps" is used',
  'skm-mode-unknown': 'mode is "inline", "popup" or "kiosk"; "inline" is used',
  'skm-draft-unknown': 'draft is "tab" or "off"; "tab" is used',
  'skm-encrypt-unknown': 'encrypt is "on" or "off"; the default of the mode is used',
  'skm-partial-unknown': 'partial is "discard" or "submit"; "discard" is used',
  'skm-reach-unknown': 'reach is "usual" or "low"; "usual" is used',
  'skm-lang-unknown': 'there are no texts in this language; Indonesian is used',
  'skm-theme-unknown': 'theme is "page", "light", "dark" or "system"; "page" is used',
  'skm-texts-unreadable': 'the supplied texts could not be read; the built-in ones are used',
  'skm-defined-twice': 'another version of <skm-survey> is on this page already and stays',
  'skm-tag-in-head': 'the script tag is in <head>; the survey was put at the end of the page',
} as const;

export type DiagnosticCode = keyof typeof sentences;

/** Why the survey cannot be shown. */
export interface Fault {
  readonly code: DiagnosticCode;
  /** What the sentence cannot know: a value, an address, an error. */
  readonly detail: string;
}
