import { offers } from '../interview/offers.ts';
import { begin, type Interview, type Phase } from '../interview/state.ts';
import type { Step } from '../interview/steps.ts';

/**
 * The same interview over changed steps. What was said stays where its question is still there and offers it in the same words; the screen that was
 * open stays open, or the next one that is left.
 */
export function refit(state: Interview, steps: readonly Step[]): Interview {
  const { phase, respondent } = state;
  if (phase.kind === 'intro')
    return begin(steps, phase.left && refit(phase.left, steps), respondent);
  const before = new Map(state.steps.map((step) => [step.key, step]));
  const answers = Object.entries(state.answers).filter(([key, value]) =>
    steps.some((step) => offers(step, key, value) && sameWords(before.get(key), step, value)),
  );
  const profile = Object.entries(state.profile).filter(([key, value]) =>
    steps.some((step) => takes(step, key, value)),
  );
  const reasons = Object.entries(state.reasons).filter(([key]) =>
    answers.some(([answered]) => answered === key),
  );
  return {
    ...state,
    steps,
    phase: phaseIn(state, steps),
    answers: Object.fromEntries(answers),
    profile: Object.fromEntries(profile),
    // It says why that answer was given.
    reasons: Object.fromEntries(reasons),
    comment: steps.some(({ kind }) => kind === 'comment') ? state.comment : '',
    missing: [],
  };
}

/** Whether an answer still means what was read when it was given. */
function sameWords(before: Step | undefined, after: Step, value: number): boolean {
  const [was, is] = [before, after].map((step) =>
    step?.kind === 'item' ? step.item.options.find((one) => one.value === value)?.text.id : null,
  );
  return was === is;
}

function takes(step: Step, key: string, value: string | null): boolean {
  const field = step.kind === 'profile' ? step.fields.find((one) => one.key === key) : undefined;
  if (!field) return false;
  if (value === null) return field.sensitive;
  return field.kind !== 'choice' || !!field.options?.some((one) => one.value === value);
}

function phaseIn({ phase, steps: before }: Interview, steps: readonly Step[]): Phase {
  if (phase.kind !== 'asking') return phase;
  const followers = before.slice(phase.at).map(({ key }) => steps.findIndex((s) => s.key === key));
  const at = followers.find((place) => place >= 0);
  return at === undefined ? { kind: 'review' } : { ...phase, at };
}
