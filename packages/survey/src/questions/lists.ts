import type { Customisation, Questionnaire } from '@skm-survey/questionnaire';
import type { Fault } from '../sentences.ts';
import { namesIn, type Descriptions, type Note } from './description.ts';

/** A list of names, and what it is called on the console. */
interface Names {
  readonly text: string;
  readonly known: readonly string[];
  readonly code: Fault['code'];
  readonly attribute: string;
}

/** The names in a list that are known, each once. */
function knownIn({ text, known, code, attribute }: Names, note: Note): string[] {
  const names = namesIn(text);
  return names.filter((name, index) => {
    const isKnown = known.includes(name);
    const isFirst = names.indexOf(name) === index;
    if (!isKnown) note(code, `${attribute}: "${name}"; possible: ${known.join(' ')}`);
    else if (!isFirst) note(code, `${attribute}: "${name}" twice`);
    return isKnown && isFirst;
  });
}

const keysOf = (list: readonly { readonly key: string }[]): string[] => list.map(({ key }) => key);

/** The keys of questions that are left out. */
export const omitted = (base: Questionnaire, omit: string, note: Note): string[] =>
  knownIn(
    { text: omit, known: keysOf(base.items), code: 'skm-omit-unknown', attribute: 'omit' },
    note,
  );

/** `none` stands for an empty list. */
const isNone = (text: string): boolean => text.trim() === 'none';

/** Which profile fields are asked, in which order, and which of them may not be skipped; null for those of the base. */
export function profileChange(
  base: Questionnaire,
  { profile, profileRequired }: Descriptions,
  note: Note,
): Customisation['profile'] | null {
  const fields = keysOf(base.profile);
  const code = 'skm-profile-unknown';
  const named = isNone(profile)
    ? []
    : knownIn({ text: profile, known: fields, code, attribute: 'profile' }, note);
  const choose = named.length > 0 || isNone(profile) ? named : null;
  const asked = choose ?? fields;
  const attribute = 'profile-required';
  const required = isNone(profileRequired)
    ? []
    : knownIn({ text: profileRequired, known: asked, code, attribute }, note);
  const isSaid = required.length > 0 || isNone(profileRequired);
  if (!choose && !isSaid) return null;
  const optional = asked.filter((key) => !required.includes(key));
  return {
    ...(choose && { choose }),
    ...(isSaid && { require: required, optional }),
  };
}

/** Whether a comment is asked for; null for as the base has it. */
export function commentChange(
  base: Questionnaire,
  said: string,
  note: Note,
): Customisation['comment'] | null {
  const word = said.trim();
  if (word && word !== 'on' && word !== 'off') note('skm-comment-unknown', said);
  if (word === 'off' && base.comment) return { on: false };
  return word === 'on' && !base.comment ? { on: true } : null;
}
