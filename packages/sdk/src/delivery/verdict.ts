import type { ItemResult } from '@skm-survey/protocol';
import type { QuarantineReason } from '../outbox/record.ts';

/** ms that an answer rests when the collector did not say for how long. */
export const defaultRest = 30_000;

/** What is to become of a record. */
export type Verdict =
  | { readonly kind: 'taken'; readonly duplicate: boolean }
  | { readonly kind: 'erased' }
  | { readonly kind: 'refused'; readonly reason: QuarantineReason }
  /** Not settled; `after` is a floor in ms. */
  | { readonly kind: 'open'; readonly after: number };

/** What a result means for the record. No result at all is a doubt, and a doubt keeps it. */
export function verdictOf(result: ItemResult | undefined): Verdict {
  if (!result) return { kind: 'open', after: defaultRest };
  switch (result.status) {
    case 'accepted':
    case 'duplicate':
      return { kind: 'taken', duplicate: result.status === 'duplicate' };
    case 'rejected': {
      const { type, detail } = result.reason;
      // The one rejection that asks for no copy to be kept.
      if (type === '/problems/erased') return { kind: 'erased' };
      return { kind: 'refused', reason: { code: 'answer-rejected', detail: `${type}: ${detail}` } };
    }
    case 'conflict': {
      const detail = 'the collector holds another answer under this id';
      return { kind: 'refused', reason: { code: 'answer-conflict', detail } };
    }
    case 'retry':
      return {
        kind: 'open',
        after: result.after === undefined ? defaultRest : result.after * 1_000,
      };
  }
}
