import * as z from 'zod/mini';
import { SeqRange } from './batch.ts';
import { Slug } from './answer.ts';

const Count = z.int().check(z.nonnegative());

/**
 * Sequence numbers by what became of them. `announced` = `accepted` + `rejected` + `duplicates` + `erased` + `declaredLost` + `pending` + `unknown`,
 * so every number that a device has given out and spoken of is in exactly one of them.
 */
const counts = {
  /** Given out by the device, as far as the collector has heard. */
  announced: Count,
  accepted: Count,
  /** Rejected or in conflict; kept in quarantine. */
  rejected: Count,
  /** Nothing is kept under this number: the same item had come under another one, or was erased before it came. Absent means 0. */
  duplicates: z.optional(Count),
  /** Erased on request. */
  erased: Count,
  /** The device has said that it cannot send them any more. */
  declaredLost: Count,
  /** Still on the device, as it last said. */
  pending: Count,
  /** Neither here nor, as far as the device has said, there: the figure that should be 0. */
  unknown: Count,
};

/** One stream. */
export const StreamCompleteness = z.object({
  /** First 16 hexadecimal digits of the SHA-256 of the stream's name: its owner recognises it, nobody can write into it. */
  stream: z.string(),
  device: z.nullable(Slug),
  closed: z.boolean(),
  ...counts,
  /** What is not here and not declared lost, the lowest `limits.ranges` ranges. */
  missing: z.array(SeqRange),
  /** Answers that carried a number of this stream already taken by another answer: a cloned device. Stored and counted, beside the figures above. */
  cloned: Count,
  /** What a named device last said of its store, and whether it is safe from eviction; null when it said nothing. */
  health: z.nullable(z.string()),
  persisted: z.nullable(z.boolean()),
  /** When the device last called: of a named one RFC 3339 UTC, of the public the day only. Null when it is known from a file only, which somebody brought. */
  lastSeen: z.nullable(z.string()),
  /** A named device with an open stream has said nothing for `silentAfter` minutes, or never called. */
  silent: z.boolean(),
});
export type StreamCompleteness = z.infer<typeof StreamCompleteness>;

/** The reply of `GET /v1/units/{unit}/completeness`: what was announced against what was received. */
export const Completeness = z.object({
  v: z.literal(1),
  unit: Slug,
  /** Over all streams, those of other pages too. */
  totals: z.object({
    streams: Count,
    ...counts,
    cloned: Count,
    /** Accepted and not yet counted: their questionnaire is not registered here, or they are sealed to a key that is not here. */
    held: Count,
  }),
  /** One page, by fingerprint: of the streams with missing or lost numbers or clones and the open ones of named devices, or of all. */
  streams: z.array(StreamCompleteness),
  /** Ask again with `after` set to this for the rest; null at the end. */
  next: z.nullable(z.string()),
  generatedAt: z.string(),
});
export type Completeness = z.infer<typeof Completeness>;
