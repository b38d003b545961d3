import * as z from 'zod/mini';

// zod's compiled fast path calls `new Function`, which a strict CSP reports as a violation.
z.config({ jitless: true });

/** The nine unsur of PermenPANRB 14/2017, by their semantic key. Printed numbers belong to the view. */
export const unsurKeys = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
] as const;
export const UnsurKey = z.enum(unsurKeys);
export type UnsurKey = z.infer<typeof UnsurKey>;

const Key = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), z.maxLength(64));

/** A text in Indonesian, and in as many other languages (BCP 47 tags) as someone supplied. */
export const Text = z.catchall(z.object({ id: z.string().check(z.minLength(1)) }), z.string());
export type Text = z.infer<typeof Text>;

/** One answer that can be chosen: the number that is stored, and the words beside it. */
export const Option = z.object({ value: z.int(), text: Text });
export type Option = z.infer<typeof Option>;

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

/** One question. `yes-no` stores 1 (ya) and 0 (tidak); `choice` stores the value of the option. */
export const Item = z.object({
  key: Key,
  text: Text,
  kind: z.enum(['choice', 'yes-no']),
  options: z.array(Option).check(z.minLength(2), z.maxLength(10)),
  counts: z.nullable(Counts),
  channels: z.optional(z.array(Channel)),
  required: z.boolean(),
});
export type Item = z.infer<typeof Item>;

/** One profile choice. `sensitive` choices always offer "tidak ingin menjawab", stored as null. */
export const ProfileOption = z.object({ value: Key, text: Text });
export type ProfileOption = z.infer<typeof ProfileOption>;

export const ProfileField = z.object({
  key: Key,
  text: Text,
  kind: z.enum(['choice', 'date', 'text']),
  options: z.optional(z.array(ProfileOption)),
  required: z.boolean(),
  sensitive: z.boolean(),
});
export type ProfileField = z.infer<typeof ProfileField>;

/** A questionnaire: what is asked, in one revision. Stored answers name its id and revision. */
export const Questionnaire = z.object({
  format: z.literal(1),
  id: Key,
  revision: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/)),
  title: Text,
  source: z.string(),
  legalBasis: z.array(z.string()),
  unofficialLanguages: z.array(z.string()),
  items: z.array(Item).check(z.minLength(1), z.maxLength(60)),
  profile: z.array(ProfileField).check(z.maxLength(20)),
  comment: z.nullable(z.object({ text: Text, maxLength: z.int() })),
});
export type Questionnaire = z.infer<typeof Questionnaire>;
