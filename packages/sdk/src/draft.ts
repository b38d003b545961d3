import type { Answer } from '@skm-survey/protocol';
import { limits, misfitOfAnswer } from '@skm-survey/protocol';
import type { ClientOptions, SealedBody, Submission } from './api.ts';
import type { Environment } from './environment.ts';
import type { ErrorCode } from './errors.ts';
import type { Draft } from './outbox/record.ts';
import { sdkVersion } from './version.ts';

/** Why nothing is stored of a submission. */
export interface Unfit {
  readonly code: Extract<ErrorCode, 'answer-invalid' | 'answer-too-large' | 'seal-failed'>;
  readonly cause: unknown;
}

/**
 * Serialises, seals and hashes an answer: before any transaction, since IndexedDB does not wait for other work.
 * From here on its bytes never change, so that every retry is the same answer to the collector.
 */
export async function draftOf(
  submission: Submission,
  id: string,
  {
    unit,
    service,
    seal,
    env,
    hash,
  }: Pick<ClientOptions, 'unit' | 'service' | 'seal'> & {
    readonly env: Environment;
    /** SHA-256 of a text; null while there is no time for it. */
    readonly hash: ((text: string) => Promise<string>) | null;
  },
): Promise<Draft | Unfit> {
  const named = submission.service ?? service;
  const wrong = misfitOfAnswer({ ...submission, v: 1, service: named });
  if (wrong !== null) {
    return { code: 'answer-invalid', cause: new TypeError(`submission.${wrong} does not fit`) };
  }
  const { id: asked, revision } = submission.questionnaire;
  const questionnaire = { id: asked, revision };
  const answer = { ...submission, v: 1, questionnaire, service: named };
  const text = JSON.stringify(membersOf(answer));
  let sealed: SealedBody | null | undefined;
  try {
    sealed = await seal?.(text, { id, unit });
  } catch (cause) {
    // Whoever asked for a seal did not agree to answers in the clear.
    return { code: 'seal-failed', cause };
  }
  const body = sealed?.body ?? text;
  const bytes = new TextEncoder().encode(body).length;
  if (bytes > limits.bodyBytes) {
    return {
      code: 'answer-too-large',
      cause: new RangeError(`${bytes} bytes of ${limits.bodyBytes}`),
    };
  }
  return {
    v: 1,
    id,
    unit,
    at: new Date(env.now()).toISOString(),
    tz: env.timezone(),
    up: env.uptime(),
    questionnaire,
    sdk: sdkVersion,
    body,
    // What cannot be hashed yet is saved all the same, and gets it with its number.
    sha256: (await hash?.(body).catch(() => null)) ?? '',
    ...(sealed && { enc: sealed.enc }),
  };
}

/** Nothing but these, in one order: what else a caller's object carries is not stored. */
const members = [
  ...(['v', 'questionnaire', 'variant', 'service', 'counter', 'officer', 'ticket'] as const),
  ...(['lang', 'answers', 'profile', 'comment', 'reasons', 'partial', 'assisted'] as const),
];
type Members = Record<(typeof members)[number], unknown>;

/** JSON leaves out what is undefined. The types see to it that no member is forgotten. */
const membersOf = (answer: Partial<Members>): Record<keyof Answer, unknown> =>
  Object.fromEntries(members.map((name) => [name, answer[name]])) as Members;
