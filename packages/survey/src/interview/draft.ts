import { maskIdentity } from '../privacy/mask.ts';
import type { Interview, Phase, Said } from './state.ts';
import type { Step } from './steps.ts';

/** A half-filled interview, to be taken up again: what was said, and the screen that was open. */
export interface Draft extends Said {
  /** Index of the step; the number of steps is the review. */
  readonly at: number;
}

/**
 * What is worth keeping of an interview, or null. Free text is masked as it would be on leaving its screen. Nothing while an
 * answer is on its way: it could be taken up again and counted twice.
 */
export function draftOf({ phase, steps, ...said }: Interview): Draft | null {
  if (phase.kind === 'sending' || phase.kind === 'thanks') return null;
  const { answers, assisted, reasons } = said;
  const comment = maskIdentity(said.comment);
  const profile = maskedProfile(steps, said.profile);
  const silent = !comment && !Object.keys(answers).length && !Object.keys(profile).length;
  if (silent) return null;
  return { at: placeOf(phase, steps.length), answers, profile, reasons, comment, assisted };
}

function placeOf(phase: Phase, review: number): number {
  if (phase.kind === 'intro') return 0;
  return phase.kind === 'asking' && !phase.editing ? phase.at : review;
}

function maskedProfile(steps: readonly Step[], profile: Said['profile']): Said['profile'] {
  const free = steps
    .flatMap((step) => (step.kind === 'profile' ? step.fields : []))
    .filter(({ kind }) => kind === 'text');
  const masked = free.flatMap(({ key }) => {
    const text = profile[key];
    return typeof text === 'string' ? [[key, maskIdentity(text)]] : [];
  });
  return { ...profile, ...(Object.fromEntries(masked) as Said['profile']) };
}
