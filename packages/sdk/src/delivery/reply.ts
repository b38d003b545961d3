import type { Batch, BatchReply, ItemResult } from '@skm-survey/protocol';
import { isBatchReply, isProblem } from '@skm-survey/protocol';
import { retryAfter } from './backoff.ts';

/** What came back over the wire, read to its end. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * What became of one request. Only `reply` speaks for the collector about single answers; nothing else lets go of one.
 * `retry`: no usable answer; `after` is a floor in ms. `foreign`: something answered in the collector's place.
 * `too-large`, `refused`: the collector cannot take the batch as a whole; `sure` when it says so itself.
 * `misconfigured`: address, unit or key are not accepted; a person must look.
 */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: BatchReply }
  | { readonly kind: 'retry'; readonly after: number | null; readonly detail: string }
  | { readonly kind: 'foreign'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly sure: boolean; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'misconfigured'; readonly detail: string };

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const mediaType = (headers: Headers): string =>
  (headers.get('content-type') ?? '').replace(/\s*;.*/, '').toLowerCase();

/** A 200 counts only as what it claims to be: JSON, of our version, for this very batch. */
function readResults({ headers, text }: Answered, batch: Batch): Outcome {
  if (mediaType(headers) !== 'application/json') {
    return { kind: 'foreign', detail: `200 with content-type ${mediaType(headers) || 'none'}` };
  }
  const reply = json(text);
  if (!isBatchReply(reply))
    return { kind: 'foreign', detail: '200 with a body that is not a reply' };
  if (reply.batch !== batch.batch) {
    return { kind: 'foreign', detail: '200 with the reply to another batch' };
  }
  return { kind: 'reply', reply };
}

/** Reads an answer strictly; whatever is not surely the collector's word keeps every record. */
export function readReply(answered: Answered, batch: Batch, now: number): Outcome {
  const { status, headers, text } = answered;
  if (status === 200) return readResults(answered, batch);
  const body = mediaType(headers) === 'application/problem+json' ? json(text) : undefined;
  const own = isProblem(body) && body.status === status;
  const detail = own ? `${status} ${body.detail ?? body.title}` : `${status}`;
  switch (status) {
    case 413:
      return { kind: 'too-large', sure: own, detail };
    case 400:
    case 422:
      // A proxy's 400 says nothing about the answers: only the collector's own word may condemn one.
      return own ? { kind: 'refused', detail } : { kind: 'foreign', detail };
    case 408:
    case 425:
    case 429:
      return { kind: 'retry', after: retryAfter(headers, now), detail };
  }
  if (status >= 500 && status !== 511) {
    return { kind: 'retry', after: retryAfter(headers, now), detail };
  }
  return status >= 400 && status < 500 && status !== 407
    ? { kind: 'misconfigured', detail }
    : { kind: 'foreign', detail };
}

/**
 * The results of a reply by id: only of answers that were in the batch, and only where the reply does not contradict
 * itself. What is missing here stays on the device.
 */
export function resultsById(batch: Batch, reply: BatchReply): Map<string, ItemResult> {
  const sent = new Set(batch.items.map(({ id }) => id));
  const results = new Map<string, ItemResult>();
  const doubtful = new Set<string>();
  for (const result of reply.results) {
    const { id } = result;
    const before = results.get(id);
    if (before && before.status !== result.status) doubtful.add(id);
    if (sent.has(id)) results.set(id, result);
  }
  for (const id of doubtful) results.delete(id);
  return results;
}
