import type { Comment, Item, Option, ProfileField, Questionnaire, Text } from './schema.ts';

// The small pure functions that `customise` is made of. Each returns a new questionnaire, keeps id and revision, and passes over a
// key that does not exist: `customise` is where that is a problem.

/** Words by language that change a text. */
export type TextChange = Readonly<Record<string, string>>;

/** What can be changed about an item; what is absent stays. `options` replaces the whole list. */
export interface ItemChange {
  readonly text?: TextChange | undefined;
  readonly options?: Option[] | undefined;
  readonly counts?: Item['counts'] | undefined;
  readonly required?: boolean | undefined;
}

/** Which profile fields are asked. `choose` names those that stay, in their order; absent keeps all. */
export interface ProfileChange {
  readonly add?: readonly ProfileField[] | undefined;
  readonly choose?: readonly string[] | undefined;
  readonly require?: readonly string[] | undefined;
  readonly optional?: readonly string[] | undefined;
}

/**
 * A text with other words. New Indonesian words replace the text in every language, since the old translations translate another
 * sentence; without `id`, the given languages are added or replaced.
 */
export function changeText(text: Text, change: TextChange): Text {
  const { id, ...others } = change;
  return id === undefined ? { ...text, ...others } : { ...others, id };
}

export function leaveOut(questionnaire: Questionnaire, keys: readonly string[]): Questionnaire {
  return {
    ...questionnaire,
    items: questionnaire.items.filter((item) => !keys.includes(item.key)),
  };
}

export function changeItem(
  questionnaire: Questionnaire,
  key: string,
  change: ItemChange,
): Questionnaire {
  const items = questionnaire.items.map((item) => {
    if (item.key !== key) return item;
    const { text, options, counts, required } = change;
    return {
      ...item,
      ...(text && { text: changeText(item.text, text) }),
      ...(options && { options }),
      ...(counts !== undefined && { counts }),
      ...(required !== undefined && { required }),
    };
  });
  return { ...questionnaire, items };
}

/** Adds items after the last one. */
export function addItems(questionnaire: Questionnaire, items: readonly Item[]): Questionnaire {
  return { ...questionnaire, items: [...questionnaire.items, ...items] };
}

/** Puts the named items first, in the given order; the others follow in the order they had. */
export function reorder(questionnaire: Questionnaire, keys: readonly string[]): Questionnaire {
  return {
    ...questionnaire,
    items: [...named(questionnaire.items, keys), ...rest(questionnaire.items, keys)],
  };
}

export function changeProfile(
  questionnaire: Questionnaire,
  { add = [], choose, require = [], optional = [] }: ProfileChange,
): Questionnaire {
  const fields = [...questionnaire.profile, ...add];
  const chosen = choose ? named(fields, choose) : fields;
  const profile = chosen.map((field) => ({
    ...field,
    required: (field.required || require.includes(field.key)) && !optional.includes(field.key),
  }));
  return { ...questionnaire, profile };
}

export function withComment(questionnaire: Questionnaire, comment: Comment | null): Questionnaire {
  return { ...questionnaire, comment };
}

function named<T extends { readonly key: string }>(
  all: readonly T[],
  keys: readonly string[],
): T[] {
  return keys.flatMap((key) => all.filter((one) => one.key === key));
}

function rest<T extends { readonly key: string }>(all: readonly T[], keys: readonly string[]): T[] {
  return all.filter((one) => !keys.includes(one.key));
}
