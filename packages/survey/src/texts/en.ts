import type { Texts } from './texts.ts';

/** The element's own words in English. */
export const en: Texts = {
  loading: 'Loading the survey …',
  unavailableTitle: 'The survey cannot be shown yet',
  unavailableText:
    'Sorry, there is a problem on our side. Please try again later or ask an officer.',
  reload: 'Reload',

  introLength: '{count} questions, about {minutes} min',
  introPrivacy: 'You will not be asked for your name, identity number or phone number',
  introService: 'Service: {service}',
  start: 'Start',
  resume: 'Continue',
  startOver: 'Start over',
  resumeHint: 'There are unfinished answers. If they are not yours, please start over.',
  unofficial: 'Unofficial translation',

  progress: 'Survey progress',
  questionOf: 'Question {number} of {count}',
  profileOf: 'About you, {number} of {count}',
  commentStep: 'Suggestion',
  optional: 'optional',
  next: 'Next',
  skip: 'Skip',
  back: 'Back',
  clear: 'Clear choice',
  saveChange: 'Save change',
  advance: 'As soon as you touch an answer, the next question appears by itself.',
  chooseOne: 'Please choose one answer.',
  fillIn: 'Please fill in this part.',
  preferNot: 'Prefer not to say',

  profileTitle: 'About you',
  profileHint: 'To see whom we have served, not to recognise you.',
  commentPrivacy: 'Please do not write a name, identity number or phone number.',
  commentMasked:
    'This seems to hold an identity or phone number. It will be masked before it is saved.',
  commentLeft: '{count} characters left',

  reviewTitle: 'Check your answers',
  reviewLead: 'Nothing has been sent yet. You can still change your answers.',
  readAloud: 'Read aloud',
  stopReading: 'Stop reading',
  invite: 'Rate our service',
  close: 'Close',
  done: 'Done',
  indexSoFar: 'Index (IKM) so far: {value} (grade {mutu}), from {respondents} respondents',

  answeredOf: '{count} of {all} answered',
  stillOpen: '{count} answers are missing',
  stillOpenOne: '1 answer is missing',
  toReview: 'Check answers',
  whyLow: 'What should be improved?',

  unanswered: 'Not answered',
  change: 'Change',
  changeWhat: 'Change answer: {question}',
  assisted: 'A companion or an officer is filling in this survey',
  submit: 'Send',

  sendingTitle: 'Saving your answers …',
  sendingText: 'One moment, please.',

  thanksTitle: 'Thank you',
  thanksText: 'Your answers help us to improve our service.',
  saved: 'Your answers are saved on this device and will be sent automatically.',
  held: 'Your answers are being sent. Please keep this page open until they are.',
  accepted: 'Your answers have been sent.',
  rejected: 'Your answers could not be accepted yet. Please tell an officer.',
  again: 'Fill in again',
  againHint: 'For the next person. Your answers will not be shown.',
  pending: '{count} answers waiting to be sent',
  pendingOne: '1 answer waiting to be sent',
  delayed: 'The answers are safe; sending is delayed.',

  waitingTitle: 'Loading the next part …',
  waitingText: 'Your answers are still on this page. Please do not close it.',

  failedTitle: 'Your answers are not saved yet',
  failedText: 'Your answers are still on this screen. Please try again in a moment.',
  failedFull: 'The storage of this device is full. Your answers are still on this screen.',
  tryAgain: 'Try again',
  seeAnswers: 'See answers',
};
