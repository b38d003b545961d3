import type { AnswerStore, KeyRing, StoredAnswer } from '@skm-survey/collector';
import { Answer } from '@skm-survey/protocol';
import {
  parseQuestionnaire,
  standardQuestionnaire,
  unsurKeys,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import type { Cell } from '@skm-survey/report';
import { Rational } from '@skm-survey/scoring';

/** Values by column; null where an answer is none of these rows. */
export type Row = ReadonlyMap<string, Cell> | 'sealed' | null;

/** What a row holds: its columns, and their values of one answer. */
export interface Columns {
  readonly keys: readonly string[];
  of(answer: StoredAnswer, keys: KeyRing): Row | Promise<Row>;
}

/** The nine unsur in the order of their list; somebody who answered none is no respondent of the IKM. */
export const byUnsur: Columns = {
  keys: unsurKeys,
  of: ({ contributions }) => {
    const values = new Map(
      (contributions ?? [])
        .filter(({ measure, part }) => measure === 'ikm' && part !== '')
        .map(({ part, value }) => [part, Rational.parse(value)]),
    );
    return values.size === 0 ? null : values;
  },
};

/** Whose items. */
export interface Asked {
  readonly unit: string;
  readonly id: string;
  /** One of its revisions; absent for all of them. */
  readonly revision?: string | undefined;
}

/**
 * The items of one questionnaire: a standard one, one that is registered, or the variants of it that answers of this unit brought along, whose items are put
 * together. Answers to another are none of these rows. Null where nobody knows it.
 */
export async function byItem(store: AnswerStore, asked: Asked): Promise<Columns | null> {
  const known = await definitionsOf(store, asked);
  if (known.length === 0) return null;
  return {
    keys: [...new Set(known.flatMap(({ items }) => items.map(({ key }) => key)))],
    of: async (stored, keys) => {
      if (stored.questionnaire !== asked.id) return null;
      if (stored.revision !== (asked.revision ?? stored.revision)) return null;
      const text = await openedText(stored, keys);
      return text === null ? 'sealed' : new Map(valuesOf(Answer.parse(JSON.parse(text))));
    },
  };
}

/** Everything that is known under this id, of this revision if one is given. */
async function definitionsOf(
  store: AnswerStore,
  { unit, id, revision }: Asked,
): Promise<Questionnaire[]> {
  const standard = standardQuestionnaire(id);
  const registered = await (revision === undefined
    ? store.newestQuestionnaire(id)
    : store.questionnaire(id, revision));
  const variants = (await store.variants(unit)).filter((variant) => variant.id === id);
  return [
    ...(standard === undefined ? [] : [standard]),
    ...[...(registered === null ? [] : [registered]), ...variants.map(({ body }) => body)].flatMap(
      read,
    ),
  ].filter((one) => one.revision === (revision ?? one.revision));
}

function read(body: string): Questionnaire[] {
  const parsed = parseQuestionnaire(JSON.parse(body));
  return parsed.ok ? [parsed.questionnaire] : [];
}

/** The answer's text in the bytes that were sent; null where they are sealed and their key is not here. */
export async function openedText(
  { unit, id, kid, body: bytes }: StoredAnswer,
  keys: KeyRing,
): Promise<string | null> {
  const body = new TextDecoder().decode(bytes);
  if (kid === null) return body;
  const opened = await keys.open({ unit, id, kid, body });
  return opened.kind === 'opened' ? opened.text : null;
}

const valuesOf = ({ answers }: Answer): readonly [string, Rational][] =>
  Object.entries(answers).flatMap(([key, value]) =>
    value === null ? [] : [[key, Rational.of(value)]],
  );
