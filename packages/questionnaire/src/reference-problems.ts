import type { Customisation } from './customisation.ts';
import { problemAt, type Problem, type Wording } from './problem.ts';
import type { Questionnaire } from './schema.ts';
import { textsOf } from './translate.ts';

/** Names in the changes that point at nothing, or twice at the same, with paths that begin with `changes`. `changed` is what they lead to. */
export function referenceProblems(
  base: Questionnaire,
  changes: Customisation,
  changed: Questionnaire,
): Problem[] {
  const { leaveOut = [], items = {}, add = [], order = [], profile = {} } = changes;
  const all = keysOf(base.items);
  const left = all.filter((key) => !leaveOut.includes(key));
  const asked = [...left, ...keysOf(add)];
  const fields = [...keysOf(base.profile), ...keysOf(profile.add ?? [])];
  const chosen = profile.choose ?? fields;
  return [
    ...inList(leaveOut, all, ['leaveOut']),
    ...Object.keys(items)
      .filter((key) => !left.includes(key))
      .map((key) => problemAt(['changes', 'items', key], unknownName(key, left))),
    ...inList(order, asked, ['order']),
    ...inList(profile.choose ?? [], fields, ['profile', 'choose']),
    ...inList(profile.require ?? [], chosen, ['profile', 'require']),
    ...inList(profile.optional ?? [], chosen, ['profile', 'optional']),
    ...translationProblems(changes.translations ?? {}, [base, changed]),
  ];
}

const keysOf = (list: readonly { readonly key: string }[]): string[] => list.map(({ key }) => key);

function inList(
  names: readonly string[],
  known: readonly string[],
  path: readonly string[],
): Problem[] {
  return names.flatMap((name, index) => {
    const at = ['changes', ...path, index];
    if (!known.includes(name)) return [problemAt(at, unknownName(name, known))];
    return names.indexOf(name) === index ? [] : [problemAt(at, twice(name))];
  });
}

const unknownName = (name: string, known: readonly string[]): Wording => ({
  code: 'unknown-name',
  message: `There is no "${name}" here. Possible: ${known.join(', ')}.`,
  pesan: `Tidak ada "${name}" di sini. Yang mungkin: ${known.join(', ')}.`,
});

const twice = (name: string): Wording => ({
  code: 'named-twice',
  message: `"${name}" is named twice.`,
  pesan: `"${name}" disebut dua kali.`,
});

/** Translations may name texts of the base that were left out: one file of words serves several variants. */
function translationProblems(
  translations: NonNullable<Customisation['translations']>,
  questionnaires: readonly Questionnaire[],
): Problem[] {
  const names = new Set(
    questionnaires.flatMap((one) => [...textsOf(one)].flatMap(([key, text]) => [key, text.id])),
  );
  return Object.entries(translations).flatMap(([language, texts]) =>
    Object.keys(texts)
      .filter((name) => !names.has(name))
      .map((name) => problemAt(['changes', 'translations', language, name], unknownText(name))),
  );
}

const unknownText = (name: string): Wording => ({
  code: 'unknown-text',
  message: `No text has the key or the Indonesian words "${name}".`,
  pesan: `Tidak ada teks dengan kunci atau kata-kata Indonesia "${name}".`,
});
