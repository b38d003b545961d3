/** The same form for every page: nine questions with four options, four dropdowns, one comment. */
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';

const words = ({ id }) => id;
const choicesOf = (options) => options.map(({ value, text }) => ({ value, text: words(text) }));

export const title = words(skm2017.title);
export const questions = skm2017.items.map(({ key, text, options }) => ({
  key,
  text: words(text),
  choices: choicesOf(options),
}));
export const dropdowns = skm2017.profile.map(({ key, text, options }) => ({
  key,
  text: words(text),
  choices: choicesOf(options),
}));
export const comment = words(skm2017.comment.text);
