import type { Seal, SealedBody } from './api.ts';
import { sha256 } from './outbox/sha256.ts';

/** Sealed texts that are kept for another try, at most. */
const remembered = 8;

/**
 * Sealing anew gives other bytes, which under the same id are a conflict to the collector: so what was sealed for a try
 * that failed serves the next one. Keeps what is sealed and a hash, never the text.
 */
export function sealOnce(seal: Seal): Seal {
  const kept = new Map<string, { readonly hash: string; readonly sealed: SealedBody }>();
  return async (text, answer) => {
    const hash = sha256(text);
    const before = kept.get(answer.id);
    if (before?.hash === hash) return before.sealed;
    const sealed = await seal(text, answer);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= remembered) kept.delete(oldest);
    kept.set(answer.id, { hash, sealed });
    return sealed;
  };
}
