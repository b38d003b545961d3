import { answerOf, limits, misfitOfAnswer } from '@skm-survey/protocol';
import type { ClientOptions, SealedBody, Submission } from './api.ts';
import type { Environment } from './environment.ts';
import type { ErrorCode } from './errors.ts';
import type { Draft } from './outbox/record.ts';
import { utf8 } from './outbox/record.ts';
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
  const answer = { ...submission, v: 1 as const, service: submission.service ?? service };
  const wrong = misfitOfAnswer(answer);
  if (wrong !== null) {
    return { code: 'answer-invalid', cause: new TypeError(`submission.${wrong} does not fit`) };
  }
  const clean = answerOf(answer);
  const text = JSON.stringify(clean);
  let sealed: SealedBody | null | undefined;
  try {
    sealed = await seal?.(text, { id, unit });
  } catch (cause) {
    // Whoever asked for a seal did not agree to answers in the clear.
    return { code: 'seal-failed', cause };
  }
  const body = sealed?.body ?? text;
  const bytes = utf8(body).length;
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
    questionnaire: clean.questionnaire,
    sdk: sdkVersion,
    body,
    // What cannot be hashed yet is saved all the same, and gets it with its number.
    sha256: (await hash?.(body).catch(() => null)) ?? '',
    ...(sealed && { enc: sealed.enc }),
  };
}
