import type { Seal, SealedBody } from './api.ts';
import { sha256 } from './outbox/sha256.ts';

/** Sealed texts that are kept for another try, at most. */
const remembered = 100;

/** A seal that gives the same answer the same bytes, as long as it is not forgotten. */
export interface SealOnce {
  readonly seal: Seal;
  /** The answer has arrived somewhere. */
  forget(id: string): void;
}

/**
 * Sealing anew gives other bytes, which under the same id are a conflict to the collector: so what was sealed for a try
 * that failed serves the next one. Keeps what is sealed and a hash, never the text.
 */
export function sealOnce(seal: Seal): SealOnce {
  const kept = new Map<string, { readonly hash: string; readonly sealed: SealedBody }>();
  return {
    seal: async (text, answer) => {
      const hash = sha256(text);
      const before = kept.get(answer.id);
      if (before?.hash === hash) return before.sealed;
      const sealed = await seal(text, answer);
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size >= remembered) kept.delete(oldest);
      kept.set(answer.id, { hash, sealed });
      return sealed;
    },
    forget: (id) => void kept.delete(id),
  };
}
