import type { Answer } from './answer.ts';
import type { BatchReply, ItemResult, RejectionReason, SeqRange } from './batch.ts';
import {
  either,
  isAny,
  isInt,
  isNumber,
  isText,
  listOf,
  misfit,
  nullable,
  oneOf,
  optional,
  recordOf,
  shape,
  spelled,
} from './guard.ts';
import type { Guard, Members } from './guard.ts';
import { limits } from './limits.ts';
import { namePattern, slugPattern, uuidPattern } from './pattern.ts';
import type { Problem } from './problem.ts';

/** The `Slug` schema as a guard. */
export const isSlug: (value: unknown) => boolean = spelled(slugPattern);

/** The `Uuid` schema as a guard. */
export const isUuid: (value: unknown) => boolean = spelled(uuidPattern);

const uuid = spelled(uuidPattern);
const isName = spelled(namePattern);

/** A text of at most so many UTF-16 units that passes another guard too. */
const upTo =
  (most: number, guard = isText): Guard<string> =>
  (value): value is string =>
    guard(value) && value.length <= most;

const isNamed = shape<Answer['questionnaire']>({ id: isName, revision: isName });
const isSlugText = spelled(slugPattern);
const isFlag = oneOf(true, false);

const answer: Members<Answer> = {
  v: oneOf(1),
  questionnaire: isNamed,
  variant: optional(shape({ base: isNamed, changes: recordOf(isAny) })),
  service: optional(isSlugText),
  counter: optional(isSlugText),
  officer: optional(isSlugText),
  ticket: optional(upTo(limits.ticketLength)),
  lang: isText,
  answers: recordOf(nullable(isInt)),
  profile: recordOf(nullable(isText)),
  comment: optional(upTo(limits.commentLength)),
  reasons: optional(recordOf(upTo(limits.reasonLength))),
  partial: optional(isFlag),
  assisted: optional(isFlag),
};

/** Name of the first member in which a value is no `Answer`; `''` for what is no object, null for an answer. */
export const misfitOfAnswer = (value: unknown): string | null => misfit(answer, value);

/** An answer with nothing but its members, always in the same order: what else a caller's object carries is left out. */
export function answerOf(value: Answer): Answer {
  const { id, revision } = value.questionnaire;
  const members = Object.keys(answer).map((name) => [name, value[name as keyof Answer]]);
  return { ...(Object.fromEntries(members) as Answer), questionnaire: { id, revision } };
}

const isSeq = (value: unknown): value is number => isInt(value) && value > 0;

function isSeqRange(value: unknown): value is SeqRange {
  if (!listOf(isSeq)(value)) return false;
  const [first, last, more] = value;
  return first !== undefined && last !== undefined && more === undefined && first <= last;
}

type Result<S extends ItemResult['status']> = Extract<ItemResult, { status: S }>;

/** The results that say no more than their status. */
type Verdict = Record<'id', string> & Record<'status', 'accepted' | 'duplicate' | 'conflict'>;

const isItemResult: Guard<ItemResult> = either<ItemResult>(
  shape<Verdict>({ id: uuid, status: oneOf('accepted', 'duplicate', 'conflict') }),
  shape<Result<'rejected'>>({
    id: uuid,
    status: oneOf('rejected'),
    reason: shape<RejectionReason>({ type: isText, detail: isText }),
  }),
  shape<Result<'retry'>>({ id: uuid, status: oneOf('retry'), after: optional(isNumber) }),
);

/**
 * The `BatchReply` schema as a guard, apart from what proves the results: a receipt of a later format must not stand
 * in the way of the results, so who wants it checks it for itself.
 */
export const isBatchReply: Guard<Omit<BatchReply, 'receipt'>> = shape<Omit<BatchReply, 'receipt'>>({
  v: oneOf(1),
  batch: uuid,
  results: listOf(isItemResult),
  missing: listOf(isSeqRange),
  contiguous: isInt,
  now: isText,
});

/** The `Problem` schema as a guard. */
export const isProblem: Guard<Problem> = shape<Problem>({
  type: isText,
  title: isText,
  status: isInt,
  detail: optional(isText),
  instance: optional(isText),
  errors: optional(listOf(shape({ path: isText, detail: isText }))),
});
