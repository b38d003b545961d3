import type { Draft } from './draft.ts';
import type { offersProfile } from './offers-profile.ts';
import { offers } from './offers.ts';
import { missingOn, nothingSaid, type Interview, type Phase, type Said } from './state.ts';
import type { Step } from './steps.ts';

/** `offersProfile`, which lies in another part. */
export type Fits = typeof offersProfile;

/**
 * The interview that a draft leads to: only answers that the steps offer, at the screen that was open or at the first one
 * before it that still needs an answer.
 */
export function resume(steps: readonly Step[], draft: Draft, fits: Fits): Interview {
  const said = fitting(steps, draft, fits);
  const hole = steps.findIndex((step) => missingOn(step, said).length > 0);
  const at = Math.min(draft.at, steps.length, hole < 0 ? Infinity : hole);
  const phase: Phase =
    at < steps.length ? { kind: 'asking', at, editing: false } : { kind: 'review' };
  return { ...said, steps, phase, respondent: 0, missing: [] };
}

function fitting(
  steps: readonly Step[],
  { answers, profile, reasons, comment, assisted }: Draft,
  fits: Fits,
): Said {
  return {
    answers: Object.fromEntries(
      Object.entries(answers).filter(([key, value]) =>
        steps.some((step) => offers(step, key, value)),
      ),
    ),
    profile: Object.fromEntries(
      Object.entries(profile).filter(([key, value]) =>
        steps.some((step) => fits(step, key, value)),
      ),
    ),
    reasons: Object.fromEntries(
      // Drafts of an earlier version have none.
      Object.entries((reasons as Said['reasons'] | undefined) ?? {}).filter(([key]) =>
        steps.some((step) => step.key === key),
      ),
    ),
    comment: steps.some(({ kind }) => kind === 'comment') ? comment : nothingSaid.comment,
    assisted,
  };
}
