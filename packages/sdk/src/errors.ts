import type { ErrorCode } from './api.ts';

/** Where a code is explained: what it means, what is safe, what to do. */
export const errorDocs = (code: ErrorCode): string => `docs/errors.md#${code}`;
