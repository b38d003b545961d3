import { applyChanges } from './apply.ts';
import { Customisation } from './customisation.ts';
import { problemsOf } from './issue-words.ts';
import { parseQuestionnaire, type Parsed } from './parse.ts';
import { problemAt, type Problem } from './problem.ts';
import { referenceProblems } from './reference-problems.ts';
import type { Questionnaire } from './schema.ts';
import { standardIds } from './standard/ids.ts';

/**
 * An agency's own questionnaire out of a base: `applyChanges`, with changes from anywhere. What comes back as ok is accepted by `parseQuestionnaire`.
 * Problems of the changes have paths that begin with `changes`; problems of what they lead to, paths in the result.
 */
export function customise(base: Questionnaire, changes: Customisation): Parsed {
  const parsed = Customisation.safeParse(changes);
  if (!parsed.success) {
    return { ok: false, problems: problemsOf(parsed.error.issues, changes, ['changes']) };
  }
  const { data } = parsed;
  const result = applyChanges(base, data);
  const outcome = parseQuestionnaire(result);
  const problems = [
    ...nameProblems(base, data),
    ...referenceProblems(base, data, result),
    ...(outcome.ok ? [] : outcome.problems),
  ];
  return problems.length === 0 ? outcome : { ok: false, problems };
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
