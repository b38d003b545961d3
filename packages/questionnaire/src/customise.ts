import { Customisation } from './customisation.ts';
import {
  addItems,
  changeItem,
  changeProfile,
  changeText,
  leaveOut,
  reorder,
  withComment,
} from './edit.ts';
import { problemsOf } from './issue-words.ts';
import { parseQuestionnaire, type Parsed } from './parse.ts';
import { problemAt, type Problem } from './problem.ts';
import { referenceProblems } from './reference-problems.ts';
import { contentRevision } from './revision.ts';
import type { Comment, Item, Questionnaire } from './schema.ts';
import { standardIds } from './standard/ids.ts';
import { withTranslations } from './text.ts';

/** The comment that `comment: { on: true }` switches on where the base has none. */
const usualComment: Comment = {
  text: { id: 'Kritik & saran', en: 'Criticism & suggestions' },
  maxLength: 1000,
};

/**
 * An agency's own questionnaire out of a base. The result has its own name, so that a stored answer says what was asked: `changes.id`
 * or `<base>-custom`, and `changes.revision` or a revision made of the content (`contentRevision`). The same base and
 * changes always give the same result; the base is not touched. What comes back as ok is accepted by `parseQuestionnaire`.
 * Problems of the changes have paths that begin with `changes`; problems of what they lead to, paths in the result.
 */
export function customise(base: Questionnaire, changes: Customisation): Parsed {
  const parsed = Customisation.safeParse(changes);
  if (!parsed.success) {
    return { ok: false, problems: problemsOf(parsed.error.issues, changes, ['changes']) };
  }
  const { data } = parsed;
  const changed = apply(base, data);
  const named = { ...changed, id: data.id ?? customId(base.id) };
  const result = { ...named, revision: data.revision ?? contentRevision(named) };
  const outcome = parseQuestionnaire(result);
  const problems = [
    ...nameProblems(base, data),
    ...referenceProblems(base, data, changed),
    ...(outcome.ok ? [] : outcome.problems),
  ];
  return problems.length === 0 ? outcome : { ok: false, problems };
}

const customId = (base: string): string => (base.endsWith('-custom') ? base : `${base}-custom`);

function apply(base: Questionnaire, changes: Customisation): Questionnaire {
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

/** A changed questionnaire under the name of another would make stored answers say what was not asked. */
function nameProblems(base: Questionnaire, { id }: Customisation): Problem[] {
  if (id === undefined || (id !== base.id && !standardIds.some((standard) => standard === id))) {
    return [];
  }
  return [
    problemAt(['changes', 'id'], {
      code: 'taken-id',
      message: `"${id}" is the id of another questionnaire; a changed one needs its own.`,
      pesan: `"${id}" adalah id kuesioner lain; kuesioner yang diubah memerlukan id sendiri.`,
    }),
  ];
}
