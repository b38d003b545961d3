import type { Questionnaire } from '@skm-survey/questionnaire';
import { hostOf } from './host-of.ts';
import { primary, speaks, type SuppliedTexts } from './texts/texts.ts';

/** The `lang` that holds for an element: its own, else the closest around it, through shadow roots; empty = none. */
function closestLang(element: Element): string {
  for (let at: Element | null = element; at; at = hostOf(at)) {
    const found = at.closest('[lang]')?.getAttribute('lang');
    if (found) return found;
  }
  return '';
}

/** Whether the title of a questionnaire or one of its questions is in this language. */
const isAsked = ({ title, items }: Questionnaire, lang: string): boolean =>
  [title, ...items.map(({ text }) => text)].some((text) => Object.hasOwn(text, primary(lang)));

export interface Language {
  /** The language to show. */
  readonly lang: string;
  /** What the page asked for on the element itself, where there are no texts in it; empty where there are. */
  readonly unknown: string;
}

/** What is asked, and the language that a respondent chose or a queue system named, which comes before the page's. */
interface Asked {
  readonly questionnaire: Questionnaire | null;
  readonly said?: string | undefined;
}

/** The language that holds for an element; one that neither the element nor the questionnaire has becomes Indonesian. */
export function languageOf(
  element: Element,
  supplied: SuppliedTexts,
  { questionnaire, said }: Asked,
): Language {
  const wanted = said || closestLang(element);
  const isKnown =
    !wanted ||
    speaks(wanted, supplied) ||
    (questionnaire !== null && isAsked(questionnaire, wanted));
  if (isKnown) return { lang: wanted || 'id', unknown: '' };
  return { lang: 'id', unknown: element.getAttribute('lang') ?? '' };
}

const rightToLeft = ['ar', 'fa', 'he', 'ug', 'ur'];

/** Direction of a language's script, for the `dir` attribute. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  rightToLeft.includes(primary(lang)) ? 'rtl' : 'ltr';
