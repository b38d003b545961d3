import { maskIdentity } from '../privacy/mask.ts';
import { enter, put, reduceFirst, settle, to, type InterviewEvent } from './first.ts';
import { filledIn, offersProfile } from './offers-profile.ts';
import { currentStep, missingOn, nothingSaid, type Interview, type Phase } from './state.ts';

/** How a state follows from another. */
export type Reduce = (state: Interview, event: InterviewEvent) => Interview;

/** The next state. Pure: the same state and event give the same result, and neither is changed. */
export function reduce(state: Interview, event: InterviewEvent): Interview {
  const { phase } = state;
  switch (event.type) {
    case 'profile':
    case 'comment':
      return record(state, event);
    case 'assisted':
      return phase.kind === 'review' ? { ...state, assisted: event.value } : state;
    case 'next':
      return reduceFirst(isOpen(state) ? state : masked(state), event);
    case 'back':
      if (phase.kind === 'review') return enter(state, state.steps.length - 1);
      if (phase.kind === 'failed') return to(state, { kind: 'review' });
      return reduceFirst(masked(state), event);
    case 'edit':
      return phase.kind === 'review' && state.steps[event.at]
        ? to(state, { kind: 'asking', at: event.at, editing: true })
        : state;
    case 'submit':
      return event.partial && isHalfFilled(phase)
        ? to(masked(state), { kind: 'sending', partial: true })
        : submit(state);
    case 'kept':
      if (phase.kind !== 'sending') return state;
      // Nothing of the person stays on the screen's side once the answer is kept.
      return to({ ...state, ...nothingSaid }, { kind: 'thanks', id: event.id, kept: event.kept });
    case 'failed':
      return phase.kind === 'sending' ? to(state, { kind: 'failed', code: event.code }) : state;
    case 'settled':
      return phase.kind === 'thanks' && phase.id === event.id
        ? to(state, { ...phase, kept: event.verdict })
        : state;
    default:
      return reduceFirst(state, event);
  }
}

function record(
  state: Interview,
  event: Extract<InterviewEvent, { type: 'profile' } | { type: 'comment' }>,
): Interview {
  const step = currentStep(state);
  if (!step) return state;
  if (event.type === 'comment') {
    return step.kind === 'comment'
      ? { ...state, comment: event.text.slice(0, step.maxLength) }
      : state;
  }
  const value = filledIn(step, event.key, event.value);
  if (!offersProfile(step, event.key, value)) return state;
  return settle({ ...state, profile: put(state.profile, event.key, value) });
}

const isHalfFilled = ({ kind }: Phase): boolean => kind === 'asking' || kind === 'review';

const isOpen = (state: Interview): boolean => {
  const step = currentStep(state);
  return !!step && missingOn(step, state).length > 0;
};

/** Free text is masked when its screen is left, so that the review shows exactly what will be stored. */
function masked(state: Interview): Interview {
  const step = currentStep(state);
  if (step?.kind === 'comment') return { ...state, comment: maskIdentity(state.comment).trim() };
  if (step?.kind !== 'profile') return state;
  let { profile } = state;
  for (const { key, kind } of step.fields) {
    const text = profile[key];
    if (kind === 'text' && typeof text === 'string') {
      profile = put(profile, key, maskIdentity(text).trim() || undefined);
    }
  }
  return { ...state, profile };
}

/** Sends from the review, and again after a failure; a hole leads to its question instead. */
function submit(state: Interview): Interview {
  if (state.phase.kind !== 'review' && state.phase.kind !== 'failed') return state;
  const hole = state.steps.findIndex((step) => missingOn(step, state).length > 0);
  const step = state.steps[hole];
  if (!step) return to(state, { kind: 'sending' });
  const asking = to(state, { kind: 'asking', at: hole, editing: true });
  return { ...asking, missing: missingOn(step, state) };
}
