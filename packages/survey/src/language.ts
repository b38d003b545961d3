import { languagesOf, type Questionnaire } from '@skm-survey/questionnaire';
import { diagnose } from './diagnostics.ts';
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

/**
 * The language to show. One that neither the element nor the questionnaire has becomes Indonesian; when the page asked for it
 * on the element itself, the admin is told.
 */
export function languageOf(
  element: Element,
  supplied: SuppliedTexts,
  questionnaire: Questionnaire | null,
): string {
  const wanted = closestLang(element);
  if (!wanted) return 'id';
  const known =
    speaks(wanted, supplied) ||
    (questionnaire && languagesOf(questionnaire).includes(primary(wanted)));
  if (known) return wanted;
  if (element.getAttribute('lang') && questionnaire) diagnose('skm-lang-unknown', wanted);
  return 'id';
}

const rightToLeft = ['ar', 'fa', 'he', 'ug', 'ur'];

/** Direction of a language's script, for the `dir` attribute. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  rightToLeft.includes(primary(lang)) ? 'rtl' : 'ltr';
