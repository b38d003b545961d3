import type { Context } from 'hono';
import type { Issue } from '../http/issues.ts';
import { errorsOf, problemReply } from '../http/problem.ts';

interface QuerySchema<T> {
  safeParse(
    input: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}

/** The query of a request by its schema, or the reply that says what is wrong with it. Parameters the schema does not know are ignored. */
export function readQuery<T>(
  context: Context,
  schema: QuerySchema<T>,
): { readonly ok: true; readonly query: T } | { readonly ok: false; readonly response: Response } {
  const parsed = schema.safeParse(context.req.query());
  if (parsed.success) return { ok: true, query: parsed.data };
  const errors = errorsOf(parsed.error.issues);
  return { ok: false, response: problemReply(context, 'invalid-query', { errors }) };
}
