import { problem, problemType, type ProblemCode, type ProblemDetails } from '@skm-survey/protocol';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Context } from 'hono';
import { issueInWords, issuePath, type Issue } from './issues.ts';

/** What a problem reply carries beside the code. */
export interface ProblemReply extends ProblemDetails {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Replies with the problem document of a code (RFC 9457). */
export function problemReply(
  context: Context,
  code: ProblemCode,
  { headers = {}, ...details }: ProblemReply = {},
): Response {
  const document = problem(code, details);
  return context.body(JSON.stringify(document), document.status as ContentfulStatusCode, {
    ...headers,
    'content-type': problemType,
  });
}

/** Issues of a schema as the `errors` of a problem document. */
export const errorsOf = (issues: readonly Issue[]): { path: string; detail: string }[] =>
  issues.map((issue) => ({ path: issuePath(issue), detail: issueInWords(issue) }));
