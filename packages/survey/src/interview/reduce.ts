import { maskIdentity } from '../privacy/mask.ts';
import { resume } from './draft.ts';
import { filledIn, offers, offersProfile } from './offers.ts';
import type { Step } from './steps.ts';
import {
  begin,
  currentStep,
  missingOn,
  nothingSaid,
  type Interview,
  type Kept,
  type Phase,
} from './state.ts';

/** Everything that can happen to an interview. An event that does not fit the phase changes nothing. */
export type InterviewEvent =
  | { readonly type: 'start' }
  /** Takes up the half-filled interview that was left behind. */
  | { readonly type: 'resume' }
  | { readonly type: 'answer'; readonly key: string; readonly value: number | null }
  /** `undefined` takes the choice back; null is "tidak ingin menjawab". */
  | { readonly type: 'profile'; readonly key: string; readonly value: string | null | undefined }
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'assisted'; readonly value: boolean }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'edit'; readonly at: number }
  | { readonly type: 'submit' }
  | { readonly type: 'kept'; readonly id: string; readonly kept: Kept }
  | { readonly type: 'failed'; readonly code: string }
  | { readonly type: 'arrived'; readonly id: string }
  | { readonly type: 'restart' };

/** The next state. Pure: the same state and event give the same result, and neither is changed. */
export function reduce(state: Interview, event: InterviewEvent): Interview {
  switch (event.type) {
    case 'start':
      return state.phase.kind === 'intro' ? enter(state, 0) : state;
    case 'resume':
      return state.phase.kind === 'intro' && state.phase.left
        ? resume(state.steps, state.phase.left)
        : state;
    case 'answer':
    case 'profile':
    case 'comment':
    case 'assisted':
      return record(state, event);
    case 'next':
      return next(state);
    case 'back':
      return back(state);
    case 'edit':
      return edit(state, event.at);
    case 'submit':
      return submit(state);
    case 'kept':
      if (state.phase.kind !== 'sending') return state;
      // Nothing of the person stays on the screen's side once the answer is kept.
      return to({ ...state, ...nothingSaid }, { kind: 'thanks', id: event.id, kept: event.kept });
    case 'failed':
      return state.phase.kind === 'sending'
        ? to(state, { kind: 'failed', code: event.code })
        : state;
    case 'arrived':
      return state.phase.kind === 'thanks' && state.phase.id === event.id
        ? to(state, { ...state.phase, kept: 'accepted' })
        : state;
    case 'restart':
      return state.phase.kind === 'sending' ? state : begin(state.steps);
  }
}

function to(state: Interview, phase: Phase): Interview {
  return { ...state, phase, missing: [] };
}

/** Goes to a step; past the last one lies the review. */
function enter(state: Interview, at: number): Interview {
  return at < state.steps.length
    ? to(state, { kind: 'asking', at, editing: false })
    : to(state, { kind: 'review' });
}

type Recorded = Extract<
  InterviewEvent,
  { type: 'answer' } | { type: 'profile' } | { type: 'comment' } | { type: 'assisted' }
>;

function record(state: Interview, event: Recorded): Interview {
  if (event.type === 'assisted') {
    return state.phase.kind === 'review' ? { ...state, assisted: event.value } : state;
  }
  const step = currentStep(state);
  if (!step) return state;
  switch (event.type) {
    case 'answer': {
      if (!offers(step, event.key, event.value)) return state;
      const answers = put(state.answers, event.key, event.value ?? undefined);
      return settle({ ...state, answers });
    }
    case 'profile': {
      const value = filledIn(step, event.key, event.value);
      if (!offersProfile(step, event.key, value)) return state;
      return settle({ ...state, profile: put(state.profile, event.key, value) });
    }
    case 'comment':
      return step.kind === 'comment'
        ? { ...state, comment: event.text.slice(0, step.maxLength) }
        : state;
  }
}

/** A copy of the record with this key set, or without it when the value is undefined. */
function put<V>(
  values: Readonly<Record<string, V>>,
  key: string,
  value: V | undefined,
): Record<string, V> {
  const rest = Object.entries(values).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? rest : [...rest, [key, value]]);
}

/** An error leaves as soon as its question is answered; a new one appears only on "next". */
function settle(state: Interview): Interview {
  const step = currentStep(state);
  const still = step ? missingOn(step, state) : [];
  return { ...state, missing: state.missing.filter((key) => still.includes(key)) };
}

function next(state: Interview): Interview {
  const step = currentStep(state);
  if (!step || state.phase.kind !== 'asking') return state;
  const missing = missingOn(step, state);
  if (missing.length > 0) return { ...state, missing };
  const tidy = masked(state, step);
  return state.phase.editing ? to(tidy, { kind: 'review' }) : enter(tidy, state.phase.at + 1);
}

/** Free text is masked when its screen is left, so that the review shows exactly what will be stored. */
function masked(state: Interview, step: Step): Interview {
  if (step.kind === 'comment') return { ...state, comment: maskIdentity(state.comment).trim() };
  if (step.kind === 'item') return state;
  let { profile } = state;
  for (const { key, kind } of step.fields) {
    const text = profile[key];
    if (kind === 'text' && typeof text === 'string') {
      profile = put(profile, key, maskIdentity(text).trim() || undefined);
    }
  }
  return { ...state, profile };
}

function back(state: Interview): Interview {
  const { phase, steps } = state;
  if (phase.kind === 'review') return enter(state, steps.length - 1);
  if (phase.kind === 'failed') return to(state, { kind: 'review' });
  const step = currentStep(state);
  if (phase.kind !== 'asking' || !step) return state;
  const tidy = masked(state, step);
  if (phase.editing) return leaveEditing(tidy, step);
  return phase.at === 0 ? to(tidy, { kind: 'intro', left: null }) : enter(tidy, phase.at - 1);
}

/** A review with a hole in it could not be sent, so a required answer cannot be left empty this way either. */
function leaveEditing(state: Interview, step: Step): Interview {
  const missing = missingOn(step, state);
  return missing.length > 0 ? { ...state, missing } : to(state, { kind: 'review' });
}

function edit(state: Interview, at: number): Interview {
  if (state.phase.kind !== 'review' || !state.steps[at]) return state;
  return to(state, { kind: 'asking', at, editing: true });
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
