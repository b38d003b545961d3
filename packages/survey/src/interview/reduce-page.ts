import { to, type InterviewEvent } from './first.ts';
import type { Reduce } from './reduce.ts';
import { missingOn, type Interview, type Phase } from './state.ts';

/** Keys of all that still needs an answer, on whichever step. */
const missingIn = (state: Interview): readonly string[] =>
  state.steps.flatMap((step) => missingOn(step, state));

const asking = (at: number): Phase => ({ kind: 'asking', at, editing: true });

/**
 * The next state where all steps are on one screen. `reduce` knows one step a screen: it is asked at each. The phase's `at`
 * is the step at which the person arrived; it stays until the page is left.
 */
export const onOnePage =
  (reduce: Reduce): Reduce =>
  (state, event) => {
    if (state.phase.kind !== 'asking') {
      const after = reduce(state, event);
      // The hole that sending fell into may not be the only one.
      return after.missing.length > 0 ? { ...after, missing: missingIn(after) } : after;
    }
    switch (event.type) {
      case 'answer':
      case 'profile':
      case 'comment':
      case 'reason':
        return take(reduce, state, event);
      case 'next':
      case 'back':
        return leave(reduce, state, event);
      default:
        return reduce(state, event);
    }
  };

/** What is said goes to the step that asks for it. */
function take(reduce: Reduce, state: Interview, event: InterviewEvent): Interview {
  for (const at of state.steps.keys()) {
    const there = { ...state, phase: asking(at), missing: [] };
    const after = reduce(there, event);
    if (after !== there) {
      const still = missingIn(after);
      const missing = state.missing.filter((key) => still.includes(key));
      const { length } = state.missing;
      return {
        ...after,
        phase: state.phase,
        missing: missing.length < length ? missing : state.missing,
      };
    }
  }
  return state;
}

/** Every step is left as if it had a screen of its own, for that is when free words are masked. */
function leave(reduce: Reduce, state: Interview, event: InterviewEvent): Interview {
  const { phase, steps } = state;
  const isEditing = phase.kind === 'asking' && phase.editing;
  const missing = missingIn(state);
  const isReviewed = event.type === 'next' || isEditing;
  if (isReviewed && missing.length > 0) return { ...state, missing };
  const left = [...steps.keys()].reduce<Interview>(
    (one, at) => reduce({ ...one, phase: asking(at) }, event),
    state,
  );
  return to(left, isReviewed ? { kind: 'review' } : { kind: 'intro', left: null });
}
