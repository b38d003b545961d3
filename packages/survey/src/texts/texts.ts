import { en } from './en.ts';
import { id } from './id.ts';

export type TextKey = keyof typeof id;

/** Every word that the element itself says, by key. `{name}` stands for a value that is filled in. */
export type Texts = Readonly<Record<TextKey, string>>;

/**
 * Words that an agency supplies, by language and key: further languages, or its own wording of `id` and `en`.
 * What is left out falls back to the built-in language, then to Indonesian.
 */
export type SuppliedTexts = Readonly<Record<string, Partial<Texts>>>;

const builtIn: Readonly<Record<string, Texts>> = { id, en };

/** The primary part of a language tag, in lower case: `en-GB` → `en`. */
export const primary = (lang: string): string => lang.toLowerCase().split(/[-_]/, 1)[0] ?? '';

/** The words for one language, complete whatever was supplied; unknown languages read Indonesian. */
export function textsFor(lang: string, supplied: SuppliedTexts = {}): Texts {
  const main = primary(lang);
  return { ...id, ...builtIn[main], ...supplied[main], ...(lang === main ? {} : supplied[lang]) };
}

/** True where the element has words of its own or supplied ones in this language. */
export function speaks(lang: string, supplied: SuppliedTexts = {}): boolean {
  return [lang, primary(lang)].some(
    (tag) => Object.hasOwn(builtIn, tag) || Object.hasOwn(supplied, tag),
  );
}

/** True where the words were translated by the agency, not by this project. */
export const isSupplied = (lang: string): boolean => !Object.hasOwn(builtIn, primary(lang));

/** Fills `{name}` in; a name without a value stays as it is, so that a mistake shows. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Takes what a JSON file or a property holds and keeps only known keys with words in them. */
export function readSuppliedTexts(value: unknown): SuppliedTexts | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const languages = Object.entries(value).map(([lang, words]: [string, unknown]) => {
    const known = Object.entries((words ?? {}) as Record<string, unknown>).filter(
      ([key, word]) => Object.hasOwn(id, key) && typeof word === 'string' && word !== '',
    );
    return [lang, Object.fromEntries(known)] as const;
  });
  return Object.fromEntries(languages);
}
