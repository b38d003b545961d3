import * as z from 'zod/mini';
import { Sha256, Slug, Uuid } from './answer.ts';
import { limits } from './limits.ts';

/** How the body of an item is sealed, if it is. `kid` names the collector's key. */
export const Sealed = z.object({ kid: Slug, alg: z.literal('HPKE-P256-A256GCM') });

/** One stored answer on its way. `body` is the exact text that `sha256` is over (its UTF-8 bytes): JSON of an `Answer`, or base64 when sealed. */
export const BatchItem = z.object({
  /** Makes the answer unique in its unit, for ever. Made on the device, never reused. */
  id: Uuid,
  /** Position in the stream, from 1, without gaps. */
  seq: z.int().check(z.positive()),
  /** Device wall clock when saved, RFC 3339 UTC. A wrong clock is never a reason to reject. */
  at: z.string().check(z.maxLength(64)),
  /** Minutes east of UTC on the device. */
  tz: z.int(),
  /** Milliseconds since the page started, monotonic. */
  up: z.number(),
  /** Name and version of the sender's software. */
  sdk: z.string().check(z.maxLength(64)),
  sha256: Sha256,
  body: z.string(),
  enc: z.optional(Sealed),
});
export type BatchItem = z.infer<typeof BatchItem>;

const Seq = z.int().check(z.positive());

/** An inclusive range of sequence numbers, `[first, last]`. */
export const SeqRange = z
  .tuple([Seq, Seq])
  .check(z.refine(([first, last]) => first <= last, 'the range ends before it begins'));
export type SeqRange = z.infer<typeof SeqRange>;

/** A batch without its items: what is said about the stream. Empty `items` make it a sign of life. */
export const BatchEnvelope = z.object({
  v: z.literal(1),
  batch: Uuid,
  unit: Slug,
  /** Storage life of a device: random, new after its storage was wiped. Sequence numbers count within it. */
  stream: Slug,
  /** A device enrolled by name (kiosk); absent for the public. */
  device: z.optional(Slug),
  /** Highest sequence number this stream has given out; 0 when none. */
  high: z.int().check(z.nonnegative()),
  /** Records of this stream still on the device, those of this batch included. */
  pending: z.int().check(z.nonnegative()),
  /** The stream is finished: no sequence number above `high` will come. */
  closed: z.boolean(),
  /**
   * Of a named device: how its store does (`ok`, `full`, `suspect`, `unavailable`; a reader takes others), and whether the browser has
   * promised not to evict it (`navigator.storage.persisted()`; absent where it cannot say).
   */
  health: z.optional(z.string().check(z.maxLength(32))),
  persisted: z.optional(z.boolean()),
  /** Sequence numbers that the device cannot send any more and says so. */
  lost: z.optional(z.array(SeqRange).check(z.maxLength(limits.ranges))),
  /** The device asks for a `receipt`. One with a `device` gets it for every batch with items, unasked, where receipts are on. */
  receipt: z.optional(z.boolean()),
  /** Device wall clock when sent, RFC 3339 UTC; with the collector's clock it tells how wrong the device's is. */
  sentAt: z.string().check(z.maxLength(64)),
});
export type BatchEnvelope = z.infer<typeof BatchEnvelope>;

/** The request of `POST /v1/answers`, at most `limits.batchBytes`. */
export const Batch = z.extend(BatchEnvelope, {
  items: z.array(BatchItem).check(z.maxLength(limits.batchItems)),
});
export type Batch = z.infer<typeof Batch>;

/**
 * Why one item was rejected, as `/problems/<reason>`. The bytes of a rejected item are kept on both sides, except `erased`.
 */
export const rejections = {
  'invalid-item': 'The item does not have the shape of the wire format.',
  'answer-too-large': `The body has more than ${limits.bodyBytes} bytes.`,
  'hash-mismatch': 'The body is not what its SHA-256 is over.',
  'not-an-answer': 'The body is not JSON in the shape of an answer.',
  'invalid-answers': 'The answers do not fit the questionnaire that they name.',
  'cannot-open': 'The sealed body does not open with the key that it names.',
  'ticket-used': 'The one-time ticket verifies another answer already.',
  erased: 'The answer was erased on request and does not come back.',
} as const;
export type Rejection = keyof typeof rejections;

/** `type` is `/problems/` and one of `rejections`; a reader must take a type it does not know as rejected all the same. */
export const RejectionReason = z.object({ type: z.string(), detail: z.string() });
export type RejectionReason = z.infer<typeof RejectionReason>;

/** Builds the reason of a rejection. `detail` says what is wrong with this very item; by default the general sentence. */
export const rejection = (
  reason: Rejection,
  detail: string = rejections[reason],
): RejectionReason => ({ type: `/problems/${reason}`, detail });

/** What became of one item. Only `accepted` and `duplicate` let the device forget it. */
export const ItemResult = z.discriminatedUnion('status', [
  /** Durably stored now. */
  z.object({ id: Uuid, status: z.literal('accepted') }),
  /** Durably stored before: the same bytes, or the same answer sealed anew where the collector can open both. */
  z.object({ id: Uuid, status: z.literal('duplicate') }),
  /** Cannot be counted, and no retry changes that. Kept by the collector in quarantine. */
  z.object({ id: Uuid, status: z.literal('rejected'), reason: RejectionReason }),
  /** The id is taken by other bytes, and as far as the collector can tell by another answer. Kept by the collector in quarantine. */
  z.object({ id: Uuid, status: z.literal('conflict') }),
  /** Not stored, not at fault; send it again after so many seconds. */
  z.object({ id: Uuid, status: z.literal('retry'), after: z.optional(z.number()) }),
]);
export type ItemResult = z.infer<typeof ItemResult>;

/** The reply of `POST /v1/answers`, sent only after a durable commit. */
export const BatchReply = z.object({
  v: z.literal(1),
  /** Echo of the request's `batch`: a foreign 200 deletes nothing. */
  batch: Uuid,
  /** One for each item, in its order. */
  results: z.array(ItemResult),
  /** Announced by `high`, not seen and not declared lost: the lowest `limits.ranges` ranges, ascending. */
  missing: z.array(SeqRange),
  /** Every sequence number up to this one is settled; 0 when none. */
  contiguous: z.int(),
  /** A `Receipt`, where the collector signs them. Read by whoever wants the proof; one of a later format makes no reply unreadable. */
  receipt: z.optional(z.unknown()),
  /** The collector's clock, RFC 3339 UTC. */
  now: z.string(),
});
export type BatchReply = z.infer<typeof BatchReply>;
