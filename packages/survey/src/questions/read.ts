import type { Customisation, Questionnaire } from '@skm-survey/questionnaire';
import type { Fault } from '../sentences.ts';
import type { Description, Descriptions, Note } from './description.ts';
import { commentChange, omitted, profileChange } from './lists.ts';
import { ordered, type Placed } from './order.ts';
import { readQuestion, type Read } from './question.ts';
import { keyPattern, limits } from './rules.ts';

/** What the page's words come to. */
export interface Reading {
  /** Sound changes of the base, as `applyChanges` takes them; null where there are none. */
  readonly changes: Customisation | null;
  readonly faults: readonly Fault[];
}

/**
 * What a page says about its questions, as changes of a questionnaire. Every mistake is a fault, and costs only the piece that it is in:
 * whatever comes in, the changes are sound, so that no schema library is needed to check them.
 */
export function readDescriptions(base: Questionnaire, page: Descriptions): Reading {
  const faults: Fault[] = [];
  const note: Note = (code, detail) => faults.push({ code, detail });
  const left = omitted(base, page.omit, note);
  const groups = groupsOf(page.questions, left, note);
  const read = readAll(base, groups, {
    room: limits.items - base.items.length + left.length,
    note,
  });
  const leaveOut = askedAfter(base, left, read).length > 0 ? left : [];
  if (leaveOut.length < left.length) note('skm-omit-unknown', 'nothing would be left to ask');
  const asked = askedAfter(base, leaveOut, read);
  const placed = placedIn(groups, asked);
  const order = placed.length > 0 ? ordered(asked, placed, note) : asked;
  const changes = present({
    leaveOut: filled(leaveOut),
    items: changesOf(read),
    add: filled([...read.values()].flatMap(({ added }) => added ?? [])),
    order: order.join() === asked.join() ? null : order,
    profile: profileChange(base, page, note),
    comment: commentChange(base, page.comment, note),
    translations: translationsOf(read),
  });
  return { changes: Object.keys(changes).length > 0 ? changes : null, faults };
}

type Groups = ReadonlyMap<string, readonly Description[]>;
type ReadByKey = ReadonlyMap<string, Read>;

/** The elements by key, those without a usable one noted. */
function groupsOf(questions: readonly Description[], left: readonly string[], note: Note): Groups {
  const groups = new Map<string, Description[]>();
  for (const one of questions) {
    const key = one.key?.trim() ?? '';
    for (const name of one.strange) note('skm-question-attribute', `${key}: ${name}`);
    if (!keyPattern.test(key) || key.length > limits.key) note('skm-question-key', `key="${key}"`);
    else if (left.includes(key)) note('skm-question-key', `${key}: left out by omit`);
    else groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

function readAll(
  base: Questionnaire,
  groups: Groups,
  { room, note }: { readonly room: number; readonly note: Note },
): ReadByKey {
  const read = new Map<string, Read>();
  let added = 0;
  for (const [key, elements] of groups) {
    const item = base.items.find((one) => one.key === key) ?? null;
    const one = readQuestion({ key, item, elements }, note);
    if (one.added && added >= room) {
      note('skm-question-key', `${key}: more than ${limits.items} questions`);
      continue;
    }
    if (one.added) added += 1;
    read.set(key, one);
  }
  return read;
}

/** The keys that are asked, added ones last. */
const askedAfter = (base: Questionnaire, left: readonly string[], read: ReadByKey): string[] => [
  ...base.items.map(({ key }) => key).filter((key) => !left.includes(key)),
  ...[...read.values()].flatMap(({ added }) => added?.key ?? []),
];

const placedIn = (groups: Groups, asked: readonly string[]): Placed[] =>
  [...groups].flatMap(([key, elements]) => {
    const after = elements.find((one) => one.after !== null)?.after?.trim();
    return after !== undefined && asked.includes(key) ? [{ key, after }] : [];
  });

function changesOf(read: ReadByKey): Customisation['items'] | null {
  const changed = [...read].flatMap(([key, { change }]) =>
    change ? [[key, change] as const] : [],
  );
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

function translationsOf(read: ReadByKey): Customisation['translations'] | null {
  const found: Record<string, Record<string, string>> = {};
  for (const { translations } of read.values()) {
    for (const { language, words } of translations) {
      found[language] = { ...found[language], ...words };
    }
  }
  return Object.keys(found).length > 0 ? found : null;
}

const filled = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);

type Present<T> = { [K in keyof T]?: Exclude<T[K], null> };

/** Without the members that are null. */
const present = <T extends object>(members: T): Present<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as Present<T>;
