import * as z from 'zod/mini';

/**
 * RFC 9457 problem document, the body of every reply with a status of 400 or more; media type `problemType`.
 * `type` is relative to the collector: `/problems/<code>` with a code of `problems`.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What is wrong with this very request. */
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  /** Every fault of the request at once; `path` as one would write it in code. */
  errors: z.optional(z.array(z.object({ path: z.string(), detail: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;

/** Media type of a problem document. */
export const problemType = 'application/problem+json';

/** Every whole-request problem that a collector answers with: a closed list. Adding one is a change of the protocol. */
export const problems = {
  'malformed-json': { status: 400, title: 'The request body is not JSON.' },
  'invalid-query': { status: 400, title: 'A query parameter cannot be understood.' },
  'wrong-key': { status: 401, title: 'The key of this unit is missing or wrong.' },
  'origin-not-allowed': { status: 403, title: 'This page may not send answers here.' },
  'unknown-unit': { status: 404, title: 'The collector does not serve this unit.' },
  'unknown-questionnaire': {
    status: 404,
    title: 'The collector does not know this questionnaire.',
  },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method.' },
  'too-large': { status: 413, title: 'The request body is too large.' },
  'unsupported-media-type': { status: 415, title: 'The request body must be JSON.' },
  'invalid-batch': { status: 422, title: 'The batch does not have the shape of the wire format.' },
  'too-many-requests': { status: 429, title: 'Requests come too fast.' },
  internal: { status: 500, title: 'The collector made a mistake.' },
  'store-unavailable': { status: 503, title: 'The collector cannot store answers at the moment.' },
} as const satisfies Readonly<Record<string, { status: number; title: string }>>;
export type ProblemCode = keyof typeof problems;

/** What only this request can say about its problem. */
export type ProblemDetails = Pick<Problem, 'detail' | 'instance' | 'errors'>;

/** Builds the problem document of a code. */
export const problem = (code: ProblemCode, details: ProblemDetails = {}): Problem => ({
  type: `/problems/${code}`,
  ...problems[code],
  ...details,
});
