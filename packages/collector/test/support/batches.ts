import type { Batch, BatchItem, BatchReply } from '@skm-survey/protocol';
import { routes } from '@skm-survey/protocol';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { sha256 } from '../../src/digest.ts';

/** The time of all tests, unless they turn the clock. */
export const noon = '2026-03-10T05:00:00.000Z';

export const uuid = (): string => crypto.randomUUID();

/** An answer to the questionnaire of 2017. */
export const answerOf = (
  answers: Readonly<Record<string, number | null>> = { waktu: 4 },
  rest: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  v: 1,
  questionnaire: { id: skm2017.id, revision: skm2017.revision },
  lang: 'id',
  answers,
  profile: {},
  ...rest,
});

/** An item as a device makes it; `answer` may be any text, also one that is no answer. */
export async function itemOf(
  seq: number,
  answer: unknown = answerOf(),
  rest: Partial<BatchItem> = {},
): Promise<BatchItem> {
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const base = { at: noon, tz: 420, up: 1234.5, sdk: 'test/1' };
  return { id: uuid(), seq, ...base, sha256: await sha256(body), body, ...rest };
}

/** A batch of these items, the last of its stream. */
export const batchOf = (items: readonly unknown[], rest: Partial<Batch> = {}): Batch => ({
  v: 1,
  batch: uuid(),
  unit: 'dinas',
  stream: 'aliran',
  high: items.length,
  pending: items.length,
  closed: false,
  sentAt: noon,
  items: items as BatchItem[],
  ...rest,
});

/** Anything with the `request` of a Hono application. */
export interface Requestable {
  request(path: string, init?: RequestInit): Response | Promise<Response>;
}

export const post = async (
  app: Requestable,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  app.request(routes.answers, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Posts a batch that must be taken, and gives the reply. */
export async function replyTo(app: Requestable, batch: unknown): Promise<BatchReply> {
  const response = await post(app, batch);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as BatchReply;
}

export const statusesOf = ({ results }: BatchReply): string[] =>
  results.map(({ status }) => status);
