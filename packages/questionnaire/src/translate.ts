import type { Questionnaire, Text } from './schema.ts';

/**
 * A copy in which every text went through `change`, which gets the text and its key. Keys are made of stable names, so they
 * outlive a reordering: `title`, `items.waktu`, `items.waktu.4` (an option by its value), `profile.usia`, `profile.usia.17-25`, `comment`.
 */
export function mapTexts(
  questionnaire: Questionnaire,
  change: (text: Text, key: string) => Text,
): Questionnaire {
  const { title, items, profile, comment } = questionnaire;
  return {
    ...questionnaire,
    title: change(title, 'title'),
    items: items.map((item) => ({
      ...item,
      text: change(item.text, `items.${item.key}`),
      options: item.options.map((option) => ({
        ...option,
        text: change(option.text, `items.${item.key}.${option.value}`),
      })),
    })),
    profile: profile.map((field) => ({
      ...field,
      text: change(field.text, `profile.${field.key}`),
      ...(field.options && {
        options: field.options.map((option) => ({
          ...option,
          text: change(option.text, `profile.${field.key}.${option.value}`),
        })),
      }),
    })),
    comment: comment && { ...comment, text: change(comment.text, 'comment') },
  };
}

/** Every text of a questionnaire by its key (see {@link mapTexts}), in the order in which it is asked. */
export function textsOf(questionnaire: Questionnaire): Map<string, Text> {
  const texts = new Map<string, Text>();
  mapTexts(questionnaire, (text, key) => {
    texts.set(key, text);
    return text;
  });
  return texts;
}

/** The languages that have at least one text, Indonesian first. */
export function languagesOf(questionnaire: Questionnaire): string[] {
  const languages = new Set(['id']);
  for (const text of textsOf(questionnaire).values()) {
    for (const language of Object.keys(text)) languages.add(language);
  }
  return [...languages];
}

/** Keys of the texts that a respondent in `language` would read in Indonesian. */
export function missingTexts(questionnaire: Questionnaire, language: string): string[] {
  return [...textsOf(questionnaire)]
    .filter(([, text]) => !Object.hasOwn(text, language))
    .map(([key]) => key);
}

/** What {@link withTranslations} did. */
export interface Translated {
  readonly questionnaire: Questionnaire;
  /** Keys of texts that still have no words in the language. */
  readonly missing: readonly string[];
  /** Entries of `texts` that name nothing in this questionnaire: mistyped, or of another one. */
  readonly unknown: readonly string[];
}

/**
 * Adds a language and marks it as an unofficial translation. An entry of `texts` is named either by the key of one text
 * (`items.waktu.4`) or by the Indonesian words themselves (`Sangat setuju`), which then holds wherever they stand; the key
 * wins. Words that exist already in the language are replaced. Id and revision stay: `customise` gives the result its own.
 */
export function withTranslations(
  questionnaire: Questionnaire,
  language: string,
  texts: Readonly<Record<string, string>>,
): Translated {
  const used = new Set<string>();
  const translated = mapTexts(questionnaire, (text, key) => {
    // Both names are looked for, so that words used nowhere but overridden by key do not count as unknown.
    const found = [key, text.id].filter((name) => Object.hasOwn(texts, name));
    for (const name of found) used.add(name);
    const words = found[0] === undefined ? undefined : texts[found[0]];
    return words === undefined ? text : { ...text, [language]: words };
  });
  const { unofficialLanguages } = questionnaire;
  const result = {
    ...translated,
    unofficialLanguages: unofficialLanguages.includes(language)
      ? unofficialLanguages
      : [...unofficialLanguages, language],
  };
  return {
    questionnaire: result,
    missing: missingTexts(result, language),
    unknown: Object.keys(texts).filter((name) => !used.has(name)),
  };
}
