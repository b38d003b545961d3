import type { Batch, BatchReply, PublicKey, ReceiptPayload } from '@skm-survey/protocol';
import { receiptProblems, receiptResultsText, verifyReceipt } from '@skm-survey/protocol';
import type { ReceiptCheck, ReceiptFinding } from './delivery/receipts.ts';
import { sha256 } from './outbox/sha256.ts';

/** Any public key, only to see whether it can be read (RFC 8037 appendix A.2). */
const sample = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

/** Whether this browser has Ed25519 in its WebCrypto, and the page may use it (HTTPS or localhost). */
async function hasEd25519(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('jwk', sample, 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

/**
 * Checks receipts against the collector's public keys (`GET /v1/keys`, those of `use: "sig"`):
 * `createClient({ …, receipts: createReceiptCheck(keys) })`. A receipt counts as verified if one of the keys signed it and
 * it says of this very batch what the reply said.
 * @param able whether Ed25519 can be checked here; found out by itself.
 */
export function createReceiptCheck(
  keys: readonly PublicKey[],
  able: () => Promise<boolean> = hasEd25519,
): ReceiptCheck {
  let capable: Promise<boolean> | undefined;
  return async (receipt, { batch, reply }): Promise<ReceiptFinding> => {
    capable ??= able();
    if (!(await capable)) {
      return { state: 'unchecked', detail: 'This browser, or this page, cannot check Ed25519.' };
    }
    const verified = await verifyReceipt(receipt, keys);
    if (!verified.ok) {
      const { problem } = verified;
      // The collector may have changed its key since this device was set up: nothing is known against the receipt.
      const state = problem === 'unknown-key' ? 'unchecked' : 'invalid';
      return { state, detail: receiptProblems[problem] };
    }
    return isAbout(verified.payload, batch, reply)
      ? { state: 'verified', detail: `Entry ${verified.payload.index} of the collector's log.` }
      : { state: 'invalid', detail: 'It is genuine, but about another batch or other results.' };
  };
}

function isAbout(payload: ReceiptPayload, batch: Batch, reply: BatchReply): boolean {
  return (
    payload.unit === batch.unit &&
    payload.stream === batch.stream &&
    payload.batch === batch.batch &&
    payload.contiguous === reply.contiguous &&
    JSON.stringify(payload.missing) === JSON.stringify(reply.missing) &&
    payload.results === sha256(receiptResultsText(reply.results))
  );
}
