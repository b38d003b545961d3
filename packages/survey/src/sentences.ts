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
  'skm-accent-invalid': 'the attribute "accent" is not a CSS colour; the usual one is used',
  'skm-redirect-invalid':
    'the attribute "redirect" is not an http(s) address; the thanks lead nowhere',
  'skm-address-unknown': "a parameter in the page's address is not one of the survey's",
  'skm-address-invalid': "a parameter in the page's address is not what it can be and is left out",
  'skm-layout-unknown': 'layout is "steps" or "page"; "steps" is used',
  'skm-mode-unknown': 'mode is "inline", "popup" or "kiosk"; "inline" is used',
  'skm-draft-unknown': 'draft is "tab" or "off"; "tab" is used',
  'skm-encrypt-unknown': 'encrypt is "on" or "off"; the default of the mode is used',
  'skm-partial-unknown': 'partial is "discard" or "submit"; "discard" is used',
  'skm-reach-unknown': 'reach is "usual" or "low"; "usual" is used',
  'skm-question-key':
    'a <skm-question> needs a key of small letters, digits and hyphens, once in each language, of a question that "omit" does not name, in a questionnaire of at most 60; it is left out',
  'skm-question-text':
    'a new <skm-question> needs a text in Indonesian, another one something that it changes; it is left out',
  'skm-question-options':
    'options are 2 to 10 different texts with "|" between, 4 where they count for an unsur, as many in every language; they are left out',
  'skm-question-unsur':
    'unsur is one of the nine keys, on a question with 4 options; it is left out',
  'skm-question-after': 'after is the key of another question that is asked; it is left out',
  'skm-question-required': 'required stands there, or is "false"; it is left out',
  'skm-question-lang': 'lang is a language tag such as "id", "en" or "jv"; the words are left out',
  'skm-question-attribute': '<skm-question> has no such attribute',
  'skm-omit-unknown': 'omit names questions, with spaces between, and leaves some; it is left out',
  'skm-profile-unknown': 'profile and profile-required name profile fields; this is left out',
  'skm-comment-unknown': 'comment is "on" or "off"; it is left out',
  'skm-services-invalid':
    'services are written as "ktp:KTP-el|kk:Kartu Keluarga", each once; this one is left out',
  'skm-variant-large':
    'the changes are more than an answer takes along: register the questionnaire with the collector, which counts the answers then',
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
