import type { Item, ProfileField } from '@skm-survey/questionnaire';
import type { nothing, TemplateResult } from 'lit';
import type { Step } from '../interview/steps.ts';
import type { View } from './view.ts';

/** A question, under which heading it is asked, and what has more to say beneath it. */
export interface Choice {
  readonly item: Item;
  readonly heading: TemplateResult;
  readonly rest: Later | null;
}

/** Makes a heading of words. */
export type Heading = (words: unknown) => TemplateResult;

/** The views that lie in the part after the first screens, as the screens use them. */
export interface Later {
  readonly choice: (view: View, choice: Choice) => TemplateResult;
  /** The introduction on a screen of its own. */
  readonly greeting: (view: View) => TemplateResult;
  readonly profile: (view: View, step: Step & { kind: 'profile' }) => TemplateResult;
  readonly profileField: (view: View, field: ProfileField) => TemplateResult;
  readonly comment: (view: View, step: Step & { kind: 'comment' }) => TemplateResult;
  readonly commentField: (
    view: View,
    step: Step & { kind: 'comment' },
    heading: Heading,
  ) => TemplateResult;
  readonly review: (view: View) => TemplateResult;
  readonly outcome: (view: View) => TemplateResult | typeof nothing;
  readonly breakable: (words: string) => unknown;
  readonly beneath: (view: View, item: Item) => unknown;
}
