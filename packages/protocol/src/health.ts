import * as z from 'zod/mini';

/** The reply of `GET /healthz`; status 200 when `ok`, else a problem document `store-unavailable`. */
export const Health = z.object({
  status: z.literal('ok'),
  /** What the store says about its own durability, read from it now. */
  store: z.object({ engine: z.string(), durable: z.literal(true), detail: z.string() }),
  now: z.string(),
});
export type Health = z.infer<typeof Health>;
