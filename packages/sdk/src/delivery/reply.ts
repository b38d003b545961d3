import type { Batch, BatchReply, ItemResult } from '@skm-survey/protocol';
import { isBatchReply } from '@skm-survey/protocol';

/** What came back over the wire, read to its end. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * What became of one request that says nothing of single answers; `detail` is for an admin.
 * `retry`: no usable answer; `after` is a floor in ms, `limited` when the collector is well and has told us our turn.
 * `foreign`: something answered in the collector's place. `too-large`, `refused`: the collector cannot take the batch as a
 * whole; `sure` when it says so itself. `misconfigured`: address, unit or key are not accepted; a person must look.
 */
export type Trouble = { readonly detail: string } & (
  | { readonly kind: 'retry'; readonly after?: number | null; readonly limited?: boolean }
  | { readonly kind: 'too-large'; readonly sure: boolean }
  | { readonly kind: 'refused' }
  | { readonly kind: 'foreign' | 'misconfigured' }
);

/** What became of one request. Only `reply` speaks for the collector about single answers; nothing else lets go of one. */
export type Outcome = { readonly kind: 'reply'; readonly reply: BatchReply } | Trouble;

/** A 200 counts only as what it claims to be: JSON, of our version, for this very batch. Else null, and every record stays. */
export function readReply({ status, headers, text }: Answered, batch: Batch): BatchReply | null {
  const type = headers.get('content-type') ?? '';
  if (status !== 200 || !/^application\/json\s*(;|$)/i.test(type)) return null;
  try {
    const reply: unknown = JSON.parse(text);
    return isBatchReply(reply) && reply.batch === batch.batch ? reply : null;
  } catch {
    return null;
  }
}

/** The results of a reply by id, null where it contradicts itself: such an answer stays on the device, as one without a result does. */
export function resultsById({ results }: BatchReply): ReadonlyMap<string, ItemResult | null> {
  const found = new Map<string, ItemResult | null>();
  for (const result of results) {
    const { id, status } = result;
    const agrees = !found.has(id) || found.get(id)?.status === status;
    found.set(id, agrees ? result : null);
  }
  return found;
}
