import * as z from 'zod/mini';
import { Sha256, Slug, Uuid } from './answer.ts';
import { SeqRange, type ItemResult } from './batch.ts';
import type { PublicKey } from './keys.ts';
import type { TextDigest } from './outbox-chain.ts';

/** What the collector signed about a batch: proof, for whoever holds the public key, that it took it. Optional in a reply. */
export const Receipt = z.object({
  v: z.literal(1),
  kid: Slug,
  /** The exact text that is signed: JSON of a `ReceiptPayload`. */
  payload: z.string(),
  /** Ed25519 (RFC 8032) over the UTF-8 bytes of `payload`, base64. */
  signature: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

const Count = z.int().check(z.nonnegative());

/** What a receipt says, as the JSON text `payload`. One entry of the collector's log, in which each names the one before. */
export const ReceiptPayload = z.object({
  v: z.literal(1),
  unit: Slug,
  stream: Slug,
  batch: Uuid,
  /** Items of the batch that were stored now, and that were stored before. */
  accepted: Count,
  duplicate: Count,
  /** As in the reply. */
  contiguous: Count,
  missing: z.array(SeqRange),
  /** SHA-256 of `receiptResultsText` of the reply's results. */
  results: Sha256,
  /** Place in the log, from 1, without gaps. */
  index: z.int().check(z.positive()),
  /** SHA-256 of the UTF-8 bytes of the payload before; `noReceiptBefore` for the first. */
  previous: Sha256,
  /** The collector's clock, RFC 3339 UTC. */
  now: z.string(),
});
export type ReceiptPayload = z.infer<typeof ReceiptPayload>;

/** `previous` of the first receipt of a log. */
export const noReceiptBefore = '0'.repeat(64);

/** The results of a batch as they are signed: `id status` of each in order, a line each, without what may be spelled in two ways. */
export const receiptResultsText = (results: readonly ItemResult[]): string =>
  results.map(({ id, status }) => `${id} ${status}\n`).join('');

/** Why a receipt proves nothing. */
export const receiptProblems = {
  'not-a-receipt': 'This is no receipt.',
  'unknown-key': 'The key that it names is not among those given.',
  'bad-signature': 'The signature does not fit: it was altered, or another key signed it.',
  gap: 'Its index does not follow the entry before: an entry was removed, added or moved.',
  'broken-chain': 'It names another entry before it than the one that stands there.',
} as const;
export type ReceiptProblem = keyof typeof receiptProblems;

export type Verified =
  | { readonly ok: true; readonly payload: ReceiptPayload }
  | { readonly ok: false; readonly problem: ReceiptProblem };

const no = (problem: ReceiptProblem): Verified => ({ ok: false, problem });

/** Whether one of the keys signed this receipt. Needs nothing but the keys: no collector, no network. */
export async function verifyReceipt(value: unknown, keys: readonly PublicKey[]): Promise<Verified> {
  const receipt = Receipt.safeParse(value);
  if (!receipt.success) return no('not-a-receipt');
  const { kid, payload, signature } = receipt.data;
  const said = parsedPayload(payload);
  if (said === null) return no('not-a-receipt');
  const key = keys.find((one) => one.kid === kid && one.use === 'sig');
  if (key === undefined) return no('unknown-key');
  const signed = await signatureFits(key, { payload, signature });
  return signed ? { ok: true, payload: said } : no('bad-signature');
}

function parsedPayload(text: string): ReceiptPayload | null {
  try {
    return ReceiptPayload.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

async function signatureFits(
  { kty, crv, x }: PublicKey,
  { payload, signature }: { readonly payload: string; readonly signature: string },
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify']);
    const bytes = Uint8Array.from(atob(signature), (char) => char.charCodeAt(0));
    return await crypto.subtle.verify('Ed25519', key, bytes, new TextEncoder().encode(payload));
  } catch {
    // A key or signature that cannot even be read.
    return false;
  }
}

/** One entry of a log, in its order, with the verdict on it. */
export interface VerifiedEntry {
  /** Which of the entries handed in, from 1. */
  readonly place: number;
  readonly verdict: Verified;
}

/**
 * Checks a log or any piece of it without gaps: every signature, and that each entry follows the one before. A piece that does not begin with
 * entry 1 says nothing about what stood before it, and no piece says what stood after: for that, hold it against a receipt that a device has.
 */
export async function* verifyReceiptLog(
  receipts: Iterable<unknown> | AsyncIterable<unknown>,
  keys: readonly PublicKey[],
  digest: TextDigest,
): AsyncGenerator<VerifiedEntry, void> {
  let place = 0;
  let before: { readonly index: number; readonly hash: string } | null = null;
  for await (const value of receipts) {
    place += 1;
    const verdict = await verifyReceipt(value, keys);
    const text = Receipt.safeParse(value).data?.payload;
    const said = text === undefined ? null : parsedPayload(text);
    if (text === undefined || said === null) {
      yield { place, verdict };
      continue;
    }
    const { index, previous } = said;
    const expected = before ?? { index: index - 1, hash: index === 1 ? noReceiptBefore : previous };
    before = { index, hash: await digest(text) };
    if (!verdict.ok) yield { place, verdict };
    else if (index !== expected.index + 1) yield { place, verdict: no('gap') };
    else if (previous !== expected.hash) yield { place, verdict: no('broken-chain') };
    else yield { place, verdict };
  }
}
