import * as z from 'zod/mini';
import { unsurKeys } from './unsur.ts';

// zod's compiled fast path calls `new Function`, which a strict CSP reports as a violation.
z.config({ jitless: true });

/** Largest numbers of a definition, so that a foreign one cannot flood a page or a database. */
export const definitionLimits = { items: 60, options: 10, profileFields: 20, text: 2000 } as const;

export const keyPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const valuePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const revisionPattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;
/** A language tag as BCP 47 shapes it; that the language exists is not checked. */
export const languagePattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
export const notBlankPattern = /\S/;

/** Stable name of a questionnaire, an item or a field: small letters, digits, hyphens. Never shown, never renamed. */
export const Key = z.string().check(z.regex(keyPattern), z.maxLength(64));
export const Revision = z.string().check(z.regex(revisionPattern));
export const Language = z.string().check(z.regex(languagePattern));
export const UnsurKey = z.enum(unsurKeys);
export type UnsurKey = z.infer<typeof UnsurKey>;

export const Words = z.string().check(z.regex(notBlankPattern), z.maxLength(definitionLimits.text));

/** A text in Indonesian, and in as many other languages (BCP 47 tags) as someone supplied. */
export const Text = z.catchall(z.object({ id: Words }), Words).check((payload) => {
  for (const language of Object.keys(payload.value)) {
    if (languagePattern.test(language)) continue;
    payload.issues.push({
      code: 'custom',
      path: [language],
      input: payload.value,
    });
  }
});
export type Text = z.infer<typeof Text>;

/** One answer that can be chosen: the number that is stored, and the words beside it. */
export const Option = z.object({ value: z.int(), text: Text });
export type Option = z.infer<typeof Option>;

/** The options of an item in the order in which they are shown. */
export const Options = z.array(Option).check(z.minLength(2), z.maxLength(definitionLimits.options));

/** Where a service was received: at a counter, through an application, or both. */
export const Channel = z.enum(['offline', 'online', 'hybrid']);
export type Channel = z.infer<typeof Channel>;

/** The index an item counts for. `ikm` names its unsur; the others may name their aspect. */
export const Counts = z.discriminatedUnion('index', [
  z.object({ index: z.literal('ikm'), unsur: UnsurKey }),
  z.object({ index: z.literal('ipak'), aspect: z.optional(Key) }),
  z.object({ index: z.literal('ipkp'), aspect: z.optional(Key) }),
]);
export type Counts = z.infer<typeof Counts>;

/**
 * One question. `choice` stores the value of the chosen option, and its values are 1 to n; `yes-no` stores 1 (ya) or 0 (tidak).
 * `counts` is null for an item outside every index. `channels` names where it is asked; absent means everywhere.
 */
export const Item = z.object({
  key: Key,
  text: Text,
  kind: z.enum(['choice', 'yes-no']),
  options: Options,
  counts: z.nullable(Counts),
  channels: z.optional(z.array(Channel).check(z.minLength(1))),
  required: z.boolean(),
});
export type Item = z.infer<typeof Item>;

/** One profile choice, stored by its stable value. */
export const ProfileOption = z.object({
  value: z.string().check(z.regex(valuePattern), z.maxLength(64)),
  text: Text,
});
export type ProfileOption = z.infer<typeof ProfileOption>;

/**
 * One thing asked about the respondent. A `sensitive` field always offers "tidak ingin menjawab", stored as null, and null
 * then satisfies `required` too (UU 27/2022: a refusal is not a "no"). A `date` is stored as YYYY-MM-DD.
 */
export const ProfileField = z.object({
  key: Key,
  text: Text,
  kind: z.enum(['choice', 'date', 'text']),
  options: z.optional(z.array(ProfileOption).check(z.minLength(2))),
  required: z.boolean(),
  sensitive: z.boolean(),
});
export type ProfileField = z.infer<typeof ProfileField>;

/** The one free text of an answer. `maxLength` is in UTF-16 units and within the limit of the wire format. */
export const Comment = z.object({
  text: Text,
  maxLength: z.int().check(z.positive(), z.maximum(2000)),
});
export type Comment = z.infer<typeof Comment>;

/**
 * A questionnaire: what is asked, in one revision. Stored answers name its id and revision, so the content of a revision
 * never changes once it has been answered. `unofficialLanguages` are those whose texts carry "terjemahan tidak resmi".
 */
export const Questionnaire = z.object({
  format: z.literal(1),
  id: Key,
  revision: Revision,
  title: Text,
  source: z.string(),
  legalBasis: z.array(z.string()),
  unofficialLanguages: z.array(Language),
  items: z.array(Item).check(z.minLength(1), z.maxLength(definitionLimits.items)),
  profile: z.array(ProfileField).check(z.maxLength(definitionLimits.profileFields)),
  comment: z.nullable(Comment),
});
export type Questionnaire = z.infer<typeof Questionnaire>;
