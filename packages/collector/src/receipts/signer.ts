import {
  receiptResultsText,
  type ItemResult,
  type Receipt,
  type ReceiptPayload,
  type SeqRange,
} from '@skm-survey/protocol';
import { sha256 } from '../digest.ts';
import type { PrivateKey } from '../keys/private-key.ts';

/** What a receipt is made of, once a batch has been judged and before it is committed. */
export interface Receiptable {
  readonly unit: string;
  readonly stream: string;
  readonly batch: string;
  readonly results: readonly ItemResult[];
  readonly contiguous: number;
  readonly missing: readonly SeqRange[];
  readonly now: Date;
}

/** Where in the log a receipt will stand. */
export interface LogPlace {
  readonly index: number;
  /** Hash of the entry before. */
  readonly previous: string;
}

/** A receipt with its hash, which the next entry will name. */
export interface LoggedReceipt extends Receipt {
  readonly index: number;
  readonly hash: string;
}

/** Signs receipts with one key. */
export interface ReceiptSigner {
  sign(about: Receiptable, place: LogPlace): Promise<LoggedReceipt>;
}

/** A signer by Ed25519 (RFC 8032). Rejects where the key is none. */
export async function signerOf({ kid, kty, crv, x, d }: PrivateKey): Promise<ReceiptSigner> {
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, d }, 'Ed25519', false, ['sign']);
  return {
    sign: async (about, place) => {
      const payload = JSON.stringify(await payloadOf(about, place));
      const bytes = new TextEncoder().encode(payload);
      const signed = new Uint8Array(await crypto.subtle.sign('Ed25519', key, bytes));
      const signature = btoa(String.fromCharCode(...signed));
      return { v: 1, kid, payload, signature, index: place.index, hash: await sha256(payload) };
    },
  };
}

async function payloadOf(
  { unit, stream, batch, results, contiguous, missing, now }: Receiptable,
  { index, previous }: LogPlace,
): Promise<ReceiptPayload> {
  const count = (wanted: ItemResult['status']): number =>
    results.filter(({ status }) => status === wanted).length;
  return {
    ...{ v: 1, unit, stream, batch, accepted: count('accepted'), duplicate: count('duplicate') },
    ...{ contiguous, missing: [...missing], results: await sha256(receiptResultsText(results)) },
    ...{ index, previous, now: now.toISOString() },
  };
}
