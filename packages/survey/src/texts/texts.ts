import type { idAloud } from './id-aloud.ts';
import type { idDone } from './id-done.ts';
import type { idFaults } from './id-faults.ts';
import type { idIndex } from './id-index.ts';
import type { idLeft } from './id-left.ts';
import type { idPage } from './id-page.ts';
import type { idPopup } from './id-popup.ts';
import type { idRest } from './id-rest.ts';
import type { idWhy } from './id-why.ts';
import { id } from './id.ts';

export type TextKey =
  | keyof typeof id
  | keyof typeof idRest
  | keyof typeof idLeft
  | keyof typeof idFaults
  | keyof typeof idAloud
  | keyof typeof idIndex
  | keyof typeof idPage
  | keyof typeof idWhy
  | keyof typeof idDone
  | keyof typeof idPopup;

/** Every word that the element itself says, by key. `{name}` stands for a value that is filled in. */
export type Texts = Readonly<Record<TextKey, string>>;

/**
 * Words that an agency supplies, by language and key: further languages, or its own wording of `id` and `en`.
 * What is left out falls back to the built-in language, then to Indonesian.
 */
export type SuppliedTexts = Readonly<Record<string, Partial<Texts>>>;

/** Languages of the element itself. */
const builtIn: readonly string[] = ['id', 'en'];

/** The primary part of a language tag, in lower case: `en-GB` → `en`. */
export const primary = (lang: string): string => lang.toLowerCase().split(/[-_]/, 1)[0] ?? '';

/**
 * The words for one language, whatever was supplied; unknown languages read Indonesian. `parts`: words that came with parts,
 * those of the language last. Complete as soon as the parts are here whose screens ask for the others.
 */
export function textsFor(
  lang: string,
  supplied: SuppliedTexts,
  parts: readonly (Partial<Texts> | undefined)[],
): Texts {
  const all = [id, ...parts, supplied[primary(lang)], supplied[lang]];
  return Object.assign({}, ...all) as Texts;
}

/** True where the element has words of its own or supplied ones in this language. */
export function speaks(lang: string, supplied: SuppliedTexts = {}): boolean {
  return [lang, primary(lang)].some((tag) => builtIn.includes(tag) || Object.hasOwn(supplied, tag));
}

/** True where the words were translated by the agency, not by this project. */
export const isSupplied = (lang: string): boolean => !builtIn.includes(primary(lang));

/** Fills `{name}` in; a name without a value stays as it is, so that a mistake shows. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
