import type { ErrorCode } from '../errors.ts';
import type { Outcome } from './reply.ts';

/** How the way to the collector does, judged by answers, never by `navigator.onLine`. */
export type DeliveryState =
  | 'idle'
  | 'sending'
  /** No usable answer from the collector; tries again by itself. */
  | 'unreachable'
  /** The collector (or something in its place) refuses us: 401, 403, 404, 410, HTML, CORS. Needs a person. */
  | 'misconfigured';

/** Why a pass has stopped before all was delivered. `after` is a floor in ms; `slow`: a person must act first. */
export interface Setback {
  readonly state: Extract<DeliveryState, 'unreachable' | 'misconfigured'>;
  readonly code: Extract<ErrorCode, 'collector-unreachable' | 'collector-misconfigured'>;
  readonly detail: string;
  readonly after: number | null;
  readonly slow: boolean;
}

/** What one step has come to. `drained`: there is nothing that could be sent now. */
export type Step =
  | { readonly kind: 'more' }
  | { readonly kind: 'drained' }
  | { readonly kind: 'setback'; readonly setback: Setback };

/** What an outcome that settled nothing means for the one who waits. */
export function setback(outcome: Exclude<Outcome, { kind: 'reply' }>): Step {
  const { kind, detail } = outcome;
  if (kind === 'retry') {
    const { after } = outcome;
    return {
      kind: 'setback',
      setback: { state: 'unreachable', code: 'collector-unreachable', detail, after, slow: false },
    };
  }
  return {
    kind: 'setback',
    setback: {
      state: 'misconfigured',
      code: 'collector-misconfigured',
      detail,
      after: null,
      // A captive portal goes away by itself; a wrong address does not.
      slow: kind !== 'foreign',
    },
  };
}
