import { Answer, limits } from '@skm-survey/protocol';
import type { ClientOptions, ErrorCode, Submission } from './api.ts';
import type { Environment } from './environment.ts';
import type { Draft } from './outbox/record.ts';
import { sha256 } from './outbox/sha256.ts';
import { sdkVersion } from './version.ts';

/** A submission that can never be accepted, found before anything is stored. */
export interface Unfit {
  readonly code: Extract<ErrorCode, 'answer-invalid' | 'answer-too-large'>;
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
  const answer = Answer.safeParse({
    ...submission,
    v: 1,
    ...(named !== undefined && { service: named }),
  });
  if (!answer.success) return { code: 'answer-invalid', cause: answer.error };
  const text = JSON.stringify(answer.data);
  const sealed = await seal?.(text, id);
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
    questionnaire: answer.data.questionnaire,
    sdk: sdkVersion,
    body,
    sha256: sha256(body),
    ...(sealed && { enc: sealed.enc }),
  };
}
