import { textIn, unsurNames } from '@skm-survey/questionnaire';
import type { Texts } from './texts/texts.ts';

/** The name people read for an unsur; a key that is none of the nine stays as it is. */
export function unsurName(key: string, texts: Texts): string {
  const name = Object.entries(unsurNames).find(([known]) => known === key)?.[1];
  return name === undefined ? key : textIn(name, texts.lang);
}
