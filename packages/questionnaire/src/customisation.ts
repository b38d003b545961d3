import * as z from 'zod/mini';
import {
  Counts,
  definitionLimits,
  Item,
  Key,
  Language,
  Options,
  ProfileField,
  Revision,
  Words,
} from './schema.ts';

const TextChange = z.record(Language, Words);
const Keys = z.array(Key).check(z.maxLength(definitionLimits.items));

const ItemChange = z.strictObject({
  text: z.optional(TextChange),
  options: z.optional(Options),
  counts: z.optional(z.nullable(Counts)),
  required: z.optional(z.boolean()),
});

/** An item of the agency. Without `counts` it stays outside every index, without `required` it may be skipped. */
const AddedItem = z.strictObject({
  ...Item.shape,
  counts: z.optional(z.nullable(Counts)),
  required: z.optional(z.boolean()),
});

const ProfileChange = z.strictObject({
  add: z.optional(z.array(ProfileField)),
  choose: z.optional(Keys),
  require: z.optional(Keys),
  optional: z.optional(Keys),
});

const CommentChange = z.strictObject({
  on: z.boolean(),
  text: z.optional(TextChange),
  maxLength: z.optional(z.int().check(z.positive())),
});

/**
 * What an agency changes about a questionnaire, as JSON. Everything is optional, and an unknown member is an error, since it is
 * a misspelling. Applied in the order of the members here; see `customise` for id and revision.
 */
export const Customisation = z.strictObject({
  $schema: z.optional(z.string()),
  id: z.optional(Key),
  revision: z.optional(Revision),
  title: z.optional(TextChange),
  /** Keys of items that are not asked. */
  leaveOut: z.optional(Keys),
  /** Changes by item key. Indonesian words replace a text in all languages, see `changeText`. */
  items: z.optional(z.record(Key, ItemChange)),
  /** Own items, placed last unless `order` says otherwise. */
  add: z.optional(z.array(AddedItem).check(z.maxLength(definitionLimits.items))),
  /** Items that come first, in this order; the others follow. */
  order: z.optional(Keys),
  profile: z.optional(ProfileChange),
  comment: z.optional(CommentChange),
  /** Words by language, then as `withTranslations` takes them. */
  translations: z.optional(z.record(Language, z.record(z.string(), Words))),
});
export type Customisation = z.infer<typeof Customisation>;
