/** Stable codes; each has an anchor of the same name in docs/errors.md. */
export type ErrorCode =
  | 'store-unavailable'
  | 'store-full'
  | 'store-suspect'
  | 'collector-unreachable'
  | 'collector-misconfigured'
  | 'answer-invalid'
  | 'answer-rejected'
  | 'answer-conflict'
  | 'answer-too-large'
  | 'answers-lost'
  | 'answers-unreadable'
  | 'seal-failed'
  | 'receipt-invalid';

/** Where a code is explained: what it means, what is safe, what to do. */
export const errorDocs = (code: ErrorCode): string => `docs/errors.md#${code}`;
