import type { Step } from './steps.ts';

/** Where the interview stands. Only `thanks` knows of a kept answer, and holds none of it any more. */
export type Phase =
  /**
   * Nothing was said yet; whoever answers the first step now has started. `left`: a half-filled interview that may be taken up
   * again. Nothing of it is shown before the person says so.
   */
  | { readonly kind: 'intro'; readonly left: Interview | null }
  /** Asks `steps[at]`. `editing`: came from the review, and goes back there. */
  | { readonly kind: 'asking'; readonly at: number; readonly editing: boolean }
  | { readonly kind: 'review' }
  /** `partial`: the respondent went away before the end. */
  | { readonly kind: 'sending'; readonly partial?: boolean }
  | { readonly kind: 'failed'; readonly code: string }
  | {
      readonly kind: 'thanks';
      readonly id: string;
      /** `saved` on this device, `held` only while this page is open; then what the collector made of it. */
      readonly kept: Kept;
    };

/** What the collector made of an answer; one that it `rejected` is set aside until a person decides. */
export type Verdict = 'accepted' | 'rejected';

export type Kept = 'saved' | 'held' | Verdict;

/** What one respondent has said so far. */
export interface Said {
  /** Option value by item key; absent = not answered. */
  readonly answers: Readonly<Record<string, number>>;
  /** Chosen value by field key; null = "tidak ingin menjawab"; absent = not answered. */
  readonly profile: Readonly<Record<string, string | null>>;
  readonly comment: string;
  /** Why an item got a low answer, by item key, identities masked; absent = not said. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Someone else enters the answers for the respondent. */
  readonly assisted: boolean;
}

export interface Interview extends Said {
  readonly steps: readonly Step[];
  readonly phase: Phase;
  /** Which respondent of this page is asked, from 0. */
  readonly respondent: number;
  /** Keys of the questions or fields on this screen that still need an answer. */
  readonly missing: readonly string[];
}

export const nothingSaid: Said = {
  answers: {},
  profile: {},
  reasons: {},
  comment: '',
  assisted: false,
};

/** A fresh interview that waits at its introduction, with what was left behind, if anything was. */
export function begin(
  steps: readonly Step[],
  left: Interview | null = null,
  respondent = 0,
): Interview {
  return { ...nothingSaid, steps, phase: { kind: 'intro', left }, respondent, missing: [] };
}

/** The screen that is being asked, or null. */
export function currentStep({ steps, phase }: Interview): Step | null {
  return phase.kind === 'asking' ? (steps[phase.at] ?? null) : null;
}

/** Keys on this step that are required and have no answer. */
export function missingOn(step: Step, said: Said): readonly string[] {
  switch (step.kind) {
    case 'item':
      return step.item.required && said.answers[step.key] === undefined ? [step.key] : [];
    case 'profile':
      return step.fields
        .filter(({ key, required }) => required && said.profile[key] === undefined)
        .map(({ key }) => key);
    case 'comment':
      return [];
  }
}
