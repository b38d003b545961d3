import { offers } from './offers.ts';
import {
  begin,
  currentStep,
  missingOn,
  type Interview,
  type Kept,
  type Phase,
  type Verdict,
} from './state.ts';
import type { Step } from './steps.ts';

/** Everything that can happen to an interview. An event that does not fit the phase changes nothing. */
export type InterviewEvent =
  | { readonly type: 'start' }
  /** Takes up the half-filled interview that was left behind. */
  | { readonly type: 'resume' }
  | { readonly type: 'answer'; readonly key: string; readonly value: number | null }
  /** `undefined` takes the choice back; null is "tidak ingin menjawab". */
  | { readonly type: 'profile'; readonly key: string; readonly value: string | null | undefined }
  | { readonly type: 'comment'; readonly text: string }
  /** Why a question got a low answer; identities masked. Empty: not said. */
  | { readonly type: 'reason'; readonly key: string; readonly text: string }
  | { readonly type: 'assisted'; readonly value: boolean }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'edit'; readonly at: number }
  /** `partial`: the respondent went away, and what there is shall be kept. */
  | { readonly type: 'submit'; readonly partial?: boolean }
  | { readonly type: 'kept'; readonly id: string; readonly kept: Kept }
  | { readonly type: 'failed'; readonly code: string }
  | { readonly type: 'settled'; readonly id: string; readonly verdict: Verdict }
  | { readonly type: 'restart' };

/** What `reduce` makes of the events that the introduction and the questions know; the others change nothing here. */
export function reduceFirst(state: Interview, event: InterviewEvent): Interview {
  const { phase } = state;
  switch (event.type) {
    case 'start':
      return phase.kind === 'intro' ? enter(state, 0) : state;
    case 'resume':
      return (phase.kind === 'intro' && phase.left) || state;
    case 'answer': {
      const asked = started(state);
      const step = currentStep(asked);
      if (!step || !offers(step, event.key, event.value)) return state;
      return settle({ ...asked, answers: put(state.answers, event.key, event.value ?? undefined) });
    }
    case 'next':
      return next(started(state));
    case 'back':
      return back(state);
    case 'restart':
      if (phase.kind === 'sending') return state;
      // Where nothing was begun, it is still the same respondent.
      return begin(state.steps, null, state.respondent + Number(phase.kind !== 'intro'));
    default:
      return state;
  }
}

/** The first step may stand beneath the introduction: what is done there begins the interview, unless another one waits. */
const started = (state: Interview): Interview =>
  state.phase.kind === 'intro' && !state.phase.left && state.steps.length ? enter(state, 0) : state;

/** The state at another phase; errors stay behind. */
export function to(state: Interview, phase: Phase): Interview {
  return { ...state, phase, missing: [] };
}

/** Goes to a step; past the last one lies the review. */
export function enter(state: Interview, at: number): Interview {
  return at < state.steps.length
    ? to(state, { kind: 'asking', at, editing: false })
    : to(state, { kind: 'review' });
}

/** A copy of the record with this key set, or without it when the value is undefined. */
export function put<V>(
  values: Readonly<Record<string, V>>,
  key: string,
  value: V | undefined,
): Record<string, V> {
  const rest = Object.entries(values).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? rest : [...rest, [key, value]]);
}

/** An error leaves as soon as its question is answered; a new one appears only on "next". */
export function settle(state: Interview): Interview {
  const step = currentStep(state);
  const still = step ? missingOn(step, state) : [];
  const missing = state.missing.filter((key) => still.includes(key));
  // A list of the same length would pass for a new refusal.
  return missing.length < state.missing.length ? { ...state, missing } : state;
}

/** With the keys that are still missing, or null where none is. */
const refused = (state: Interview, step: Step): Interview | null => {
  const missing = missingOn(step, state);
  return missing.length > 0 ? { ...state, missing } : null;
};

function next(state: Interview): Interview {
  const { phase } = state;
  const step = currentStep(state);
  if (!step || phase.kind !== 'asking') return state;
  return (
    refused(state, step) ??
    (phase.editing ? to(state, { kind: 'review' }) : enter(state, phase.at + 1))
  );
}

function back(state: Interview): Interview {
  const { phase } = state;
  const step = currentStep(state);
  if (!step || phase.kind !== 'asking') return state;
  // A review with a hole in it could not be sent, so a required answer cannot be left empty this way either.
  if (phase.editing) return refused(state, step) ?? to(state, { kind: 'review' });
  return phase.at === 0 ? to(state, { kind: 'intro', left: null }) : enter(state, phase.at - 1);
}
