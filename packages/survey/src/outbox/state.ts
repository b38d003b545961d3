import type { QuarantinedAnswer, Status } from '@skm-survey/sdk';

/** All that the operator's view shows. */
export interface OutboxState {
  readonly status: Status | null;
  readonly aside: readonly QuarantinedAnswer[];
  /** The store could not be read. */
  readonly unreadable: boolean;
  /** Id of the answer whose erasure waits for a yes. */
  readonly erasing: string | null;
  readonly busy: boolean;
  /** What came of the last act. */
  readonly told: string;
}

export const nothingKnown: OutboxState = {
  status: null,
  aside: [],
  unreadable: false,
  erasing: null,
  busy: false,
  told: '',
};

/** What a person can do here. */
export type OutboxAct =
  | { readonly type: 'send' }
  | { readonly type: 'persist' }
  | { readonly type: 'export' }
  /** The last receipt as a file, for `skm verify-receipt`. */
  | { readonly type: 'receipt' }
  | { readonly type: 'retry'; readonly ids: readonly string[] }
  /** Asks first; nothing is erased yet. */
  | { readonly type: 'ask-erase'; readonly id: string | null }
  | { readonly type: 'erase'; readonly id: string };
