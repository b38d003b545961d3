import type { Batch, BatchReply, Receipt } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { invalidReceiptKey, receiptKey, receiptPrefix } from '../outbox/record.ts';

/**
 * What a receipt is worth. `verified`: the collector's key signed that it took this very batch. `unchecked`: kept, but no
 * key is configured that could tell, or the browser cannot check. `invalid`: it does not prove what it should.
 */
export type ReceiptState = 'verified' | 'unchecked' | 'invalid';

/** What a check found; `detail` is a sentence for an admin. */
export interface ReceiptFinding {
  readonly state: ReceiptState;
  readonly detail: string;
}

/** Holds a receipt against the batch and the reply that it came with. */
export type ReceiptCheck = (
  receipt: Receipt,
  about: { readonly batch: Batch; readonly reply: BatchReply },
) => Promise<ReceiptFinding>;

/** The last receipt of a stream, as the device keeps it. */
export interface KeptReceipt extends ReceiptFinding {
  readonly v: 1;
  readonly stream: string;
  /** Device wall clock, RFC 3339 UTC. */
  readonly at: string;
  readonly receipt: Receipt;
}

export interface ReceiptsOptions {
  readonly outbox: Outbox;
  readonly env: Environment;
  /** Null where receipts are kept without a look. */
  readonly check: ReceiptCheck | null;
  readonly onReceipt: (kept: KeptReceipt) => void;
}

const areTexts = (...values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'string');

const isReceipt = (value: unknown): value is Receipt => {
  const { v, kid, payload, signature } = (value ?? {}) as Partial<Record<keyof Receipt, unknown>>;
  return v === 1 && areTexts(kid, payload, signature);
};

const states: readonly unknown[] = [
  'verified',
  'unchecked',
  'invalid',
] satisfies readonly ReceiptState[];

/** What a disk gives back is not always what it was given. */
const isKept = (value: unknown): value is KeptReceipt => {
  const { v, stream, at, state, detail, receipt } = (value ?? {}) as Partial<
    Record<keyof KeptReceipt, unknown>
  >;
  return v === 1 && areTexts(stream, at, detail) && states.includes(state) && isReceipt(receipt);
};

/** Keeps proof of what the collector took. Nothing about what is sent, kept or let go of depends on it. */
export class Receipts {
  readonly #o: ReceiptsOptions;
  #last: KeptReceipt | null = null;

  constructor(options: ReceiptsOptions) {
    this.#o = options;
  }

  /** The last receipt of this page's life or, before that, of the stream. */
  get last(): KeptReceipt | null {
    return this.#last;
  }

  /** Takes up what an earlier page has kept. Rejects with a `StoreFault` when the store fails. */
  async load(): Promise<void> {
    const { outbox } = this.#o;
    const { stream } = outbox.books;
    if (stream === null) return;
    const found = new Map<string, unknown>();
    for await (const entry of outbox.entries(receiptPrefix)) found.set(...entry);
    for (const key of [invalidReceiptKey(stream), receiptKey(stream)]) {
      const kept = found.get(key);
      if (isKept(kept)) this.#last ??= kept;
    }
  }

  /** Takes the receipt of a reply, if it has one. An invalid one is told of and does not replace proof. */
  async take(batch: Batch, reply: BatchReply): Promise<void> {
    const { env, onReceipt } = this.#o;
    const receipt: unknown = reply.receipt;
    if (!isReceipt(receipt)) return;
    const { stream } = batch;
    const found = await this.#examine(receipt, { batch, reply });
    const at = new Date(env.now()).toISOString();
    const last: KeptReceipt = { v: 1, stream, at, ...found, receipt };
    this.#last = last;
    onReceipt(last);
    // A receipt that cannot be kept is none the less in the collector's log.
    await this.#keep(last).catch(() => undefined);
  }

  async #keep(last: KeptReceipt): Promise<void> {
    const { outbox } = this.#o;
    if (outbox.health.state === 'suspect') return;
    const { stream, state } = last;
    // Beside the last proof, so that what is wrong is known after a reload, and until there is a better one.
    const beside = invalidReceiptKey(stream);
    const isInvalid = state === 'invalid';
    const put = [[isInvalid ? beside : receiptKey(stream), last] as const];
    const remove = isInvalid ? [] : [beside];
    await outbox.transact(() => ({ result: undefined, put, remove }), [], 'relaxed');
  }

  async #examine(...about: Parameters<ReceiptCheck>): Promise<ReceiptFinding> {
    const { check } = this.#o;
    if (!check) return { state: 'unchecked', detail: 'No key is configured.' };
    try {
      return await check(...about);
    } catch (error) {
      return { state: 'unchecked', detail: String(error) };
    }
  }
}
