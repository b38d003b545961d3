import type { BatchEnvelope, BatchReply, ItemResult, Receipt } from '@skm-survey/protocol';
import type { Catalogue } from './catalogue.ts';
import { fingerprint } from './digest.ts';
import type { Environment } from './environment.ts';
import { examine } from './examine.ts';
import type { HeldAnswers } from './held.ts';
import { emptyRing, type KeyRing } from './keys/ring.ts';
import { waitingOf } from './release.ts';
import type { LoggedReceipt, ReceiptSigner } from './receipts/signer.ts';
import type {
  AnswerStore,
  Body,
  ExaminedBatch,
  ExaminedItem,
  Judged,
  Waiting,
} from './store/port.ts';
import { noTicketKeys, type TicketKeys } from './tickets/ticket-keys.ts';

/** What accepting needs. */
export interface Acceptor {
  readonly store: AnswerStore;
  readonly catalogue: Catalogue;
  readonly environment: Environment;
  /** Opens sealed answers; without it they are held. */
  readonly keys?: KeyRing | undefined;
  /** Checks one-time tickets; without it every answer is unverified. */
  readonly tickets?: TicketKeys | undefined;
  /** Signs receipts; without it there are none. */
  readonly signer?: ReceiptSigner | undefined;
  /** Told what the held answers of a batch wait for, once it is committed. */
  readonly held?: Pick<HeldAnswers, 'look'> | undefined;
}

/** How a whole batch ended. Only `stored` and `busy` are a 200. */
export type Acceptance =
  | { readonly kind: 'replied'; readonly reply: BatchReply }
  /** These items have no usable id, so no result could name them. Nothing was stored. */
  | { readonly kind: 'unnamed'; readonly places: readonly number[] }
  | { readonly kind: 'unavailable'; readonly cause: unknown };

/** Seconds after which a device may come again when other writers held the store. */
const retryAfter = 5;

/** A batch as it came. */
export interface Delivery {
  readonly envelope: BatchEnvelope;
  /** Unparsed: a malformed item is rejected by itself. */
  readonly items: readonly unknown[];
  /** The device itself called; false for a file that somebody brought. */
  readonly called: boolean;
}

/**
 * Accepts a batch: examines every item, stores all of it in one transaction, and speaks only after the commit.
 * The same batch any number of times, from any number of places at once, is stored and counted once.
 */
export async function accept(
  { store, catalogue, environment, keys = emptyRing(), tickets, signer, held }: Acceptor,
  { envelope, items: rawItems, called }: Delivery,
): Promise<Acceptance> {
  const receivedAt = environment.now();
  const around = { envelope, receivedAt, catalogue, keys, tickets: tickets ?? noTicketKeys() };
  const examined = await attempt(() => Promise.all(rawItems.map((raw) => examine(raw, around))));
  if ('cause' in examined) return { kind: 'unavailable', cause: examined.cause };
  const items = examined.filter((one) => one !== null);
  if (items.length < examined.length) {
    return { kind: 'unnamed', places: examined.flatMap((one, at) => (one === null ? [at] : [])) };
  }
  const { batch, unit, stream, device = null, high, pending, closed, lost = [] } = envelope;
  // What a visitor's browser says of itself is nobody's to keep.
  const { health, persisted } = device === null ? {} : envelope;
  const examinedBatch: ExaminedBatch = {
    ...{ unit, stream, device, high, pending, closed, lost, health, persisted },
    ...{ receivedAt, called, items },
    fingerprint: await fingerprint(stream),
    sameAnswer: comparing(unit, keys),
  };
  const outcome = await store.accept(
    signer === undefined || !wantsReceipt(envelope, items)
      ? examinedBatch
      : { ...examinedBatch, receipt: receiptsBy(signer, examinedBatch, batch) },
  );
  if (outcome.kind === 'unavailable') return outcome;
  const now = environment.now().toISOString();
  if (outcome.kind === 'busy') {
    const progress = { results: items.map(retry), missing: [], contiguous: 0 };
    return { kind: 'replied', reply: { v: 1, batch, ...progress, now } };
  }
  held?.look(items.flatMap(waitingOfItem));
  const { contiguous, missing, receipt } = outcome;
  const progress = { results: resultsOf(items, outcome), missing: [...missing], contiguous };
  const proof = receipt === undefined ? {} : { receipt: asSent(receipt) };
  return { kind: 'replied', reply: { v: 1, batch, ...progress, ...proof, now } };
}

/** What the store is asked for while a batch is examined, it may not be able to give. */
async function attempt<T extends object>(
  work: () => Promise<T>,
): Promise<T | { readonly cause: unknown }> {
  try {
    return await work();
  } catch (cause) {
    return { cause };
  }
}

/** Compares bodies by what they say. What cannot be opened is not the same as anything. */
const comparing = (unit: string, keys: KeyRing): NonNullable<ExaminedBatch['sameAnswer']> => {
  const textOf = async ({ id, kid, body }: Body): Promise<string | null> => {
    const text = new TextDecoder().decode(body);
    if (kid === null) return text;
    const opened = await keys.open({ unit, id, kid, body: text });
    return opened.kind === 'opened' ? opened.text : null;
  };
  return async (stored, came) => {
    const text = await textOf(stored);
    return text !== null && text === (await textOf(came));
  };
};

const waitingOfItem = (one: ExaminedItem): Waiting[] =>
  one.verdict === 'held' ? [waitingOf(one, one.item.kid)] : [];

const retry = ({ item }: ExaminedItem): ItemResult => ({
  id: item.id,
  status: 'retry',
  after: retryAfter,
});

const resultsOf = (items: readonly ExaminedItem[], { results }: Judged): ItemResult[] =>
  items.map((one, at) => {
    const result = results[at];
    return result === undefined ? retry(one) : { id: one.item.id, ...result };
  });

/** A kiosk gets proof of every answer; a sign of life each minute would fill the log with nothing, unless it is asked for. */
const wantsReceipt = (
  { receipt = false, device }: BatchEnvelope,
  items: readonly ExaminedItem[],
): boolean => receipt || (device !== undefined && items.length > 0);

const receiptsBy =
  (
    signer: ReceiptSigner,
    { unit, stream, items, receivedAt: now }: ExaminedBatch,
    batch: string,
  ): NonNullable<ExaminedBatch['receipt']> =>
  (judged, place) => {
    const { contiguous, missing } = judged;
    const results = resultsOf(items, judged);
    return signer.sign({ unit, stream, batch, results, contiguous, missing, now }, place);
  };

const asSent = ({ v, kid, payload, signature }: LoggedReceipt): Receipt => ({
  ...{ v, kid, payload, signature },
});
