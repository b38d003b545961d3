import * as z from 'zod/mini';
import { limits } from './limits.ts';
import { dayPattern, namePattern, slugPattern, uuidPattern } from './pattern.ts';

z.config({ jitless: true });

/** Identifier of a unit, service, stream, device or key: 1 to 64 characters, printable, safe in a path. */
export const Slug = z.string().check(z.regex(slugPattern));

/** RFC 9562 UUID, lower case. */
export const Uuid = z.string().check(z.regex(uuidPattern));

/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Id or revision of a questionnaire: printable ASCII without spaces, at most 96 characters. What exists is for `questionnaire` to say. */
const Name = z.string().check(z.regex(namePattern));

/** A calendar day, `YYYY-MM-DD`. Whether it exists is the reader's to check. */
export const Day = z.string().check(z.regex(dayPattern));

const Named = z.object({ id: Name, revision: Name });

/**
 * How the page changed a standard questionnaire: the answer's own `questionnaire` is what `customise` of
 * `@skm-survey/questionnaire` makes of the base and the changes, so that a collector that never heard of it can read it.
 */
export const Variant = z.object({ base: Named, changes: z.record(z.string(), z.unknown()) });
export type Variant = z.infer<typeof Variant>;

/**
 * What one respondent said. Serialised once, on the device, to the exact bytes that are hashed, stored and sent.
 * `answers` holds the option value by item key; a key that is absent or null was not answered.
 * `profile` holds the chosen value by field key; null is "tidak ingin menjawab".
 * Unknown members are left alone, so that an older collector takes what a newer device sends.
 */
export const Answer = z.object({
  v: z.literal(1),
  /** What was asked: the answer can only be read against this very revision. */
  questionnaire: Named,
  variant: z.optional(Variant),
  service: z.optional(Slug),
  /** Where the service was given ("loket"), and who gave it: keys of the agency, never a name. */
  counter: z.optional(Slug),
  officer: z.optional(Slug),
  /** A one-time ticket of the queue system, see `TicketClaims`. One that is not spelled as such costs no answer: it is told apart when it is checked. */
  ticket: z.optional(z.string().check(z.maxLength(limits.ticketLength))),
  /** BCP 47 tag of the language in which it was asked. */
  lang: z.string(),
  answers: z.record(z.string(), z.nullable(z.int())),
  profile: z.record(z.string(), z.nullable(z.string())),
  comment: z.optional(z.string().check(z.maxLength(limits.commentLength))),
  /** Why an item got a low answer, by item key; free text, masked like the comment. */
  reasons: z.optional(z.record(z.string(), z.string().check(z.maxLength(limits.reasonLength)))),
  /** The respondent went away before the end, and the device was told to hand in what there was. */
  partial: z.optional(z.boolean()),
  /** Someone else entered the answers for the respondent ("diisikan oleh pendamping/petugas"). */
  assisted: z.optional(z.boolean()),
});
export type Answer = z.infer<typeof Answer>;
