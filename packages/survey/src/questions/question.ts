import type { Customisation, Item } from '@skm-survey/questionnaire';
import { wordsIn, type Description, type Note } from './description.ts';
import { languagePattern, limits, scales, unsurKeys } from './rules.ts';

type Added = NonNullable<Customisation['add']>[number];
type Change = NonNullable<Customisation['items']>[string];
type Options = Item['options'];

/** Words of one language, by the name under which `customise` takes them. */
export interface Translated {
  readonly language: string;
  readonly words: Readonly<Record<string, string>>;
}

/** What the elements of one key come to. */
export interface Read {
  /** Of a question that is there already. */
  readonly change: Change | null;
  /** A question that is new. */
  readonly added: Added | null;
  readonly translations: readonly Translated[];
}

/** All elements of one key, and the question of that key, if there is one. */
export interface Group {
  readonly key: string;
  readonly item: Item | null;
  readonly elements: readonly Description[];
}

const nothing: Read = { change: null, added: null, translations: [] };

/** Reads the elements of one key. What is wrong is noted and left out; a new question without words is left out whole. */
export function readQuestion(group: Group, note: Note): Read {
  const { key, item, elements } = group;
  const byLanguage = languagesOf(group, note);
  const text = textOf(group, byLanguage.get('id'), note);
  const given = optionsOf(group, byLanguage.get('id'), note);
  const isRequired = requiredOf(group, note);
  const counts = countsOf(group, given ?? item?.options ?? [], note);
  const options = fitting(group, given, { counts: counts ?? item?.counts ?? null, note });
  if (!item && (!text || !options)) {
    const original = byLanguage.get('id');
    if ((original?.text ?? null) === null) note('skm-question-text', `${key}: text`);
    if ((original?.options ?? null) === null) note('skm-question-options', `${key}: options`);
    return nothing;
  }
  const translations = translationsOf(group, byLanguage, {
    options: options ?? item?.options ?? [],
    note,
  });
  const shared = {
    ...(options && { options }),
    ...(counts && { counts }),
    ...(isRequired !== null && { required: isRequired }),
  };
  if (!item) {
    // Both are there: a question without them has been left out.
    const words = { text: { id: text ?? '' }, options: options ?? [] };
    return { change: null, added: { ...shared, key, kind: 'choice', ...words }, translations };
  }
  const change: Change = { ...(text && { text: { id: text } }), ...shared };
  const isChanged = Object.keys(change).length > 0;
  const says = elements.some(({ text, options, after, unsur, required }) =>
    [text, options, after, unsur, required].some((value) => value !== null),
  );
  if (!says) note('skm-question-text', `${key}: nothing to change`);
  return { change: isChanged ? change : null, added: null, translations };
}

/** The elements by language: none is Indonesian. */
function languagesOf({ key, elements }: Group, note: Note): Map<string, Description> {
  const found = new Map<string, Description>();
  for (const element of elements) {
    const said = element.lang ?? '';
    const language = /^(id(-.*)?)?$/i.test(said.trim())
      ? 'id'
      : said.trim().replace(/^[A-Z]+/, (letters) => letters.toLowerCase());
    if (!languagePattern.test(language)) note('skm-question-lang', `${key}: lang="${said}"`);
    else if (found.has(language)) note('skm-question-key', `${key}, ${language}: twice`);
    else found.set(language, element);
  }
  return found;
}

const areWords = (words: string): boolean => /\S/.test(words) && words.length <= limits.text;

function textOf({ key }: Group, element: Description | undefined, note: Note): string | null {
  const text = element?.text?.trim() ?? null;
  if (text === null || areWords(text)) return text;
  note('skm-question-text', `${key}: text="${text.slice(0, 40)}"`);
  return null;
}

/** The words of the options with their values: those of the question where it has as many, else 1 to n. */
function optionsOf(
  { key, item }: Group,
  element: Description | undefined,
  note: Note,
): Options | null {
  const said = element?.options ?? null;
  if (said === null) return null;
  const words = wordsIn(said);
  const isSound =
    (item?.kind === 'yes-no'
      ? words.length === 2
      : words.length >= 2 && words.length <= limits.options) &&
    words.every(areWords) &&
    new Set(words).size === words.length;
  if (isSound) {
    const known = item?.options.length === words.length ? item.options : null;
    return words.map((id, rank) => ({ value: known?.[rank]?.value ?? rank + 1, text: { id } }));
  }
  note('skm-question-options', `${key}: options="${said.slice(0, 80)}"`);
  return null;
}

/** The options, unless the index takes another number of them. */
function fitting(
  { key }: Group,
  options: Options | null,
  { counts, note }: { readonly counts: Item['counts']; readonly note: Note },
): Options | null {
  if (!options) return null;
  const wanted = counts && scales[counts.index];
  if (!wanted || wanted.includes(options.length)) return options;
  note('skm-question-options', `${key}: ${options.length} instead of ${wanted.join(' or ')}`);
  return null;
}

function countsOf({ key, elements }: Group, { length }: Options, note: Note): Item['counts'] {
  const said = elements.find(({ unsur }) => unsur !== null)?.unsur ?? null;
  if (said === null) return null;
  const unsur = unsurKeys.find((one) => one === said.trim());
  if (unsur && scales.ikm.includes(length)) return { index: 'ikm', unsur };
  note('skm-question-unsur', `${key}: unsur="${said}"${unsur ? `, ${length} options` : ''}`);
  return null;
}

function requiredOf({ key, elements }: Group, note: Note): boolean | null {
  const said = elements.find(({ required }) => required !== null)?.required ?? null;
  if (said === null) return null;
  const word = said.trim().toLowerCase();
  if (['', 'true', 'required'].includes(word)) return true;
  if (word === 'false') return false;
  note('skm-question-required', `${key}: required="${said}"`);
  return null;
}

function translationsOf(
  { key }: Group,
  byLanguage: ReadonlyMap<string, Description>,
  { options, note }: { readonly options: Options; readonly note: Note },
): Translated[] {
  return [...byLanguage].flatMap(([language, { text, options: said }]) => {
    if (language === 'id') return [];
    const words: Record<string, string> = {};
    if (text !== null && areWords(text)) words[`items.${key}`] = text.trim();
    else if (text !== null) note('skm-question-text', `${key}, ${language}: text`);
    const translated = said === null ? [] : wordsIn(said);
    const fits = translated.length === options.length && translated.every(areWords);
    if (fits) {
      options.forEach(({ value }, rank) => {
        words[`items.${key}.${value}`] = translated[rank] ?? '';
      });
    } else if (said !== null) {
      note('skm-question-options', `${key}, ${language}: options="${said.slice(0, 80)}"`);
    }
    return Object.keys(words).length > 0 ? [{ language, words }] : [];
  });
}
