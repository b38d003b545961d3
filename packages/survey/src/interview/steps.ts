import type { Item, ProfileField, Questionnaire } from '@skm-survey/questionnaire';

/** One screen that asks something. */
export type Step =
  | { readonly kind: 'item'; readonly key: string; readonly item: Item }
  | { readonly kind: 'profile'; readonly key: string; readonly fields: readonly ProfileField[] }
  | { readonly kind: 'comment'; readonly key: string; readonly maxLength: number };

/** Profile fields on one screen: three fit a phone without much scrolling. */
const fieldsPerScreen = 3;

/** The screens of one interview, in order: every item, then the profile, then the comment. */
export function stepsOf({ items, profile, comment }: Questionnaire): readonly Step[] {
  return [
    ...items.map((item): Step => ({ kind: 'item', key: item.key, item })),
    ...profileSteps(profile),
    ...(comment
      ? [{ kind: 'comment', key: 'comment', maxLength: comment.maxLength } as const]
      : []),
  ];
}

/** Shares the fields out evenly, so that no screen is left with a single one where two screens could have two. */
function profileSteps(fields: readonly ProfileField[]): Step[] {
  const screens = Math.ceil(fields.length / fieldsPerScreen);
  return Array.from({ length: screens }, (_, screen) => ({
    kind: 'profile',
    key: `profile:${screen + 1}`,
    fields: fields.slice(
      Math.ceil((screen * fields.length) / screens),
      Math.ceil(((screen + 1) * fields.length) / screens),
    ),
  }));
}
