import type { BatchEnvelope, BatchReply, ItemResult } from '@skm-survey/protocol';
import type { Catalogue } from './catalogue.ts';
import { fingerprint } from './digest.ts';
import type { Environment } from './environment.ts';
import { examine } from './examine.ts';
import type { AnswerStore, ExaminedItem } from './store/port.ts';

/** What accepting needs. */
export interface Acceptor {
  readonly store: AnswerStore;
  readonly catalogue: Catalogue;
  readonly environment: Environment;
}

/** How a whole batch ended. Only `stored` and `busy` are a 200. */
export type Acceptance =
  | { readonly kind: 'replied'; readonly reply: BatchReply }
  /** These items have no usable id, so no result could name them. Nothing was stored. */
  | { readonly kind: 'unnamed'; readonly places: readonly number[] }
  | { readonly kind: 'unavailable'; readonly cause: unknown };

/** Seconds after which a device may come again when other writers held the store. */
const retryAfter = 5;

/**
 * Accepts a batch: examines every item, stores all of it in one transaction, and speaks only after the commit.
 * The same batch any number of times, from any number of places at once, is stored and counted once.
 */
export async function accept(
  { store, catalogue, environment }: Acceptor,
  envelope: BatchEnvelope,
  rawItems: readonly unknown[],
): Promise<Acceptance> {
  const receivedAt = environment.now();
  const around = { envelope, receivedAt, catalogue };
  const examined = await Promise.all(rawItems.map((raw) => examine(raw, around)));
  const items = examined.filter((one) => one !== null);
  if (items.length < examined.length) {
    return { kind: 'unnamed', places: examined.flatMap((one, at) => (one === null ? [at] : [])) };
  }
  const { unit, stream, device = null, high, pending, closed, lost = [] } = envelope;
  const outcome = await store.accept({
    ...{ unit, stream, device, high, pending, closed, lost, receivedAt, items },
    fingerprint: await fingerprint(stream),
  });
  if (outcome.kind === 'unavailable') return outcome;
  const progress =
    outcome.kind === 'busy'
      ? { results: items.map(retry), missing: [], contiguous: 0 }
      : {
          results: items.map((one, at): ItemResult => {
            const result = outcome.results[at];
            return result === undefined ? retry(one) : { id: one.item.id, ...result };
          }),
          missing: [...outcome.missing],
          contiguous: outcome.contiguous,
        };
  const now = environment.now().toISOString();
  return { kind: 'replied', reply: { v: 1, batch: envelope.batch, ...progress, now } };
}

const retry = ({ item }: ExaminedItem): ItemResult => ({
  id: item.id,
  status: 'retry',
  after: retryAfter,
});
