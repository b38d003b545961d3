import * as z from 'zod/mini';
import { Sha256, Slug, Uuid } from './answer.ts';
import { limits } from './limits.ts';

/** How the body of an item is sealed, if it is. `kid` names the collector's key. */
export const Sealed = z.object({ kid: Slug, alg: z.literal('HPKE-P256-A256GCM') });

/** One stored answer on its way. `body` is the exact text that `sha256` is over: JSON of an `Answer`, or base64 when sealed. */
export const BatchItem = z.object({
  id: Uuid,
  seq: z.int().check(z.positive()),
  /** Device wall clock when saved, RFC 3339 UTC. */
  at: z.string(),
  /** Minutes east of UTC on the device. */
  tz: z.int(),
  /** Milliseconds since the page started, monotonic. */
  up: z.number(),
  sdk: z.string(),
  sha256: Sha256,
  body: z.string(),
  enc: z.optional(Sealed),
});
export type BatchItem = z.infer<typeof BatchItem>;

/** An inclusive range of sequence numbers. */
export const SeqRange = z.tuple([z.int(), z.int()]);
export type SeqRange = z.infer<typeof SeqRange>;

/** The request of `POST /v1/answers`. */
export const Batch = z.object({
  v: z.literal(1),
  batch: Uuid,
  unit: Slug,
  stream: Slug,
  device: z.optional(Slug),
  /** Highest sequence number this stream has given out. */
  high: z.int(),
  /** Records of this stream still on the device, those of this batch included. */
  pending: z.int(),
  /** The stream is finished: no sequence number above `high` will come. */
  closed: z.boolean(),
  /** Sequence numbers that the device cannot send any more and says so. */
  lost: z.optional(z.array(SeqRange)),
  sentAt: z.string(),
  items: z.array(BatchItem).check(z.maxLength(limits.batchItems)),
});
export type Batch = z.infer<typeof Batch>;

/** What became of one item. Only `accepted` and `duplicate` let the device forget it. */
export const ItemResult = z.discriminatedUnion('status', [
  z.object({ id: Uuid, status: z.literal('accepted') }),
  z.object({ id: Uuid, status: z.literal('duplicate') }),
  z.object({
    id: Uuid,
    status: z.literal('rejected'),
    reason: z.object({ type: z.string(), detail: z.string() }),
  }),
  z.object({ id: Uuid, status: z.literal('conflict') }),
  z.object({ id: Uuid, status: z.literal('retry'), after: z.optional(z.number()) }),
]);
export type ItemResult = z.infer<typeof ItemResult>;

/** The reply of `POST /v1/answers`, sent only after a durable commit. */
export const BatchReply = z.object({
  v: z.literal(1),
  /** Echo of the request's `batch`: a foreign 200 deletes nothing. */
  batch: Uuid,
  results: z.array(ItemResult),
  /** Announced but never seen by the collector. */
  missing: z.array(SeqRange),
  /** Every sequence number up to this one is settled. */
  contiguous: z.int(),
  now: z.string(),
});
export type BatchReply = z.infer<typeof BatchReply>;
