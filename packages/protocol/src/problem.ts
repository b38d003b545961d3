import * as z from 'zod/mini';

/** RFC 9457 problem document. `type` is `https://skm-survey.dev/problems/<code>` style, relative here: `/problems/<code>`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ path: z.string(), detail: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;
