import type { Answer } from '@skm-survey/protocol';
import { limits, misfitOfAnswer } from '@skm-survey/protocol';
import type { ClientOptions, SealedBody, Submission } from './api.ts';
import type { Environment } from './environment.ts';
import type { ErrorCode } from './errors.ts';
import type { Draft } from './outbox/record.ts';
import { sha256 } from './outbox/sha256.ts';
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
  }: Pick<ClientOptions, 'unit' | 'service' | 'seal'> & { env: Environment },
): Promise<Draft | Unfit> {
  const named = submission.service ?? service;
  const wrong = misfitOfAnswer({ ...submission, v: 1, service: named });
  if (wrong !== null) {
    return { code: 'answer-invalid', cause: new TypeError(`submission.${wrong} does not fit`) };
  }
  const answer = answerOf(submission, named);
  const text = JSON.stringify(answer);
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
    questionnaire: answer.questionnaire,
    sdk: sdkVersion,
    body,
    sha256: sha256(body),
    ...(sealed && { enc: sealed.enc }),
  };
}

/** Nothing but the members of an answer, in one order: what else a caller's object carries is not stored. JSON leaves out what is undefined. */
function answerOf(submission: Submission, service: string | undefined): Answer {
  const { variant, counter, officer, ticket } = submission;
  const { lang, answers, profile, comment, reasons, partial, assisted } = submission;
  const { id, revision } = submission.questionnaire;
  return {
    ...{ v: 1, questionnaire: { id, revision }, variant, service, counter, officer, ticket },
    ...{ lang, answers, profile, comment, reasons, partial, assisted },
  };
}
