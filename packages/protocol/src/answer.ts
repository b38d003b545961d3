import * as z from 'zod/mini';

z.config({ jitless: true });

/** Identifier of a unit, service, stream or device: printable, short, safe in a path. */
export const Slug = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/));

/** RFC 9562 UUID, lower case. */
export const Uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * What one respondent said. Serialised once, on the device, to the exact bytes that are hashed, stored and sent.
 * `answers` holds the option value by item key; a key that is absent or null was not answered.
 * `profile` holds the chosen value by field key; null is "tidak ingin menjawab".
 */
export const Answer = z.object({
  v: z.literal(1),
  questionnaire: z.object({ id: z.string(), revision: z.string() }),
  service: z.optional(Slug),
  lang: z.string(),
  answers: z.record(z.string(), z.nullable(z.int())),
  profile: z.record(z.string(), z.nullable(z.string())),
  comment: z.optional(z.string()),
  /** Someone else entered the answers for the respondent ("diisikan oleh pendamping/petugas"). */
  assisted: z.optional(z.boolean()),
});
export type Answer = z.infer<typeof Answer>;
