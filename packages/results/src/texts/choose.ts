import { en } from './en.ts';
import { id } from './id.ts';
import type { Texts } from './texts.ts';

/** The texts for a BCP 47 tag: English for `en` and its regions, Indonesian for everything else. */
export function textsFor(lang: string): Texts {
  return /^en(-|$)/i.test(lang.trim()) ? en : id;
}

/** Whether `textsFor` has words of that language, not only its fallback. */
export function speaks(lang: string): boolean {
  return /^(en|id)(-|$)/i.test(lang.trim());
}
