import { problemsOf } from './issue-words.ts';
import { meaningProblems, type Parts } from './meaning.ts';
import type { Problem } from './problem.ts';
import { definitionLimits, Item, ProfileField, Questionnaire } from './schema.ts';

export type Parsed =
  | { readonly ok: true; readonly questionnaire: Questionnaire }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a definition from anywhere. Gives every problem at once: what has the wrong form, and, in all parts that have the right one, what
 * makes no sense (`meaningProblems`). Members it does not know are dropped, so that an older program reads a newer
 * definition; the published JSON Schema, which is for writing, refuses them.
 */
export function parseQuestionnaire(input: unknown): Parsed {
  const parsed = Questionnaire.safeParse(input);
  if (parsed.success) {
    const problems = meaningProblems(partsOf(parsed.data));
    if (problems.length === 0) return { ok: true, questionnaire: parsed.data };
    return { ok: false, problems };
  }
  const form = problemsOf(parsed.error.issues, input);
  return { ok: false, problems: [...form, ...meaningProblems(soundParts(input))] };
}

const partsOf = ({ items, profile, unofficialLanguages }: Questionnaire): Parts => ({
  items: [...items.entries()],
  profile: [...profile.entries()],
  unofficialLanguages,
  complete: true,
});

/** The items and fields of a malformed definition that are well formed themselves, with the places they stand at. */
function soundParts(input: unknown): Parts {
  const { items, profile }: { items?: unknown; profile?: unknown } =
    typeof input === 'object' && input !== null ? input : {};
  return {
    items: sound(items, (item) => Item.safeParse(item).data),
    profile: sound(profile, (field) => ProfileField.safeParse(field).data),
    unofficialLanguages: [],
    complete: false,
  };
}

function sound<T>(list: unknown, parse: (entry: unknown) => T | undefined): [number, T][] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, definitionLimits.items).flatMap((entry, index): [number, T][] => {
    const data = parse(entry);
    return data === undefined ? [] : [[index, data]];
  });
}
