import type { Customisation } from './customisation.ts';
import {
  addItems,
  changeItem,
  changeProfile,
  changeText,
  leaveOut,
  reorder,
  withComment,
} from './edit.ts';
import { contentRevision } from './revision.ts';
import type { Comment, Item, Questionnaire } from './schema.ts';
import { withTranslations } from './translate.ts';

/** The comment that `comment: { on: true }` switches on where the base has none. */
const usualComment: Comment = {
  text: { id: 'Kritik & saran', en: 'Criticism & suggestions' },
  maxLength: 1000,
};

/**
 * What sound changes make of a base. The result has its own name, so that a stored answer says what was asked: `changes.id` or
 * `<base>-custom`, and `changes.revision` or a revision made of the content (`contentRevision`). The same base and
 * changes always give the same result; the base is not touched. Nothing is checked: changes from anywhere are for `customise`.
 */
export function applyChanges(base: Questionnaire, changes: Customisation): Questionnaire {
  const named = { ...changed(base, changes), id: changes.id ?? customId(base.id) };
  return { ...named, revision: changes.revision ?? contentRevision(named) };
}

const customId = (base: string): string => (base.endsWith('-custom') ? base : `${base}-custom`);

function changed(base: Questionnaire, changes: Customisation): Questionnaire {
  const { title, leaveOut: left = [], items = {}, add = [], order = [] } = changes;
  let result = leaveOut(base, left);
  if (title) result = { ...result, title: changeText(result.title, title) };
  for (const [key, change] of Object.entries(items)) result = changeItem(result, key, change);
  result = reorder(addItems(result, add.map(addedItem)), order);
  if (changes.profile) result = changeProfile(result, changes.profile);
  if (changes.comment) result = withComment(result, commentOf(result.comment, changes.comment));
  for (const [language, texts] of Object.entries(changes.translations ?? {})) {
    result = withTranslations(result, language, texts).questionnaire;
  }
  return result;
}

function addedItem(item: NonNullable<Customisation['add']>[number]): Item {
  return { ...item, counts: item.counts ?? null, required: item.required ?? false };
}

function commentOf(
  base: Comment | null,
  { on, text, maxLength }: NonNullable<Customisation['comment']>,
): Comment | null {
  if (!on) return null;
  const comment = base ?? usualComment;
  return {
    text: text ? changeText(comment.text, text) : comment.text,
    maxLength: maxLength ?? comment.maxLength,
  };
}
