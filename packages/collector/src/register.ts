import type { Questionnaire } from '@skm-survey/questionnaire';
import { asAsked, type Catalogue } from './catalogue.ts';
import { judgeStored } from './examine.ts';
import type { AnswerStore } from './store/port.ts';

/** How a registration ended. `released` counts the held answers that are counted now, `rejected` those that did not fit. */
export type Registration =
  | { readonly kind: 'registered'; readonly released: number; readonly rejected: number }
  /** The revision is known with another content: stored answers could not be read any more. Nothing was changed. */
  | { readonly kind: 'changed'; readonly id: string; readonly revision: string };

/** Held answers of one step: a registration of a revision with many of them must not hold up the receiving of new ones. */
const step = 100;

/**
 * Makes a questionnaire known for ever, and counts the answers that were waiting for it. A questionnaire whose items name channels is
 * registered as it is asked on each of them too.
 */
export async function register(
  { store, catalogue }: { readonly store: AnswerStore; readonly catalogue: Catalogue },
  questionnaire: Questionnaire,
): Promise<Registration> {
  let released = 0;
  let rejected = 0;
  for (const one of asAsked(questionnaire)) {
    const { id, revision } = one;
    const kept = await store.register({ id, revision, body: JSON.stringify(one) });
    if (kept === 'changed') return { kind: 'changed', id, revision };
    catalogue.remember(one);
    const ended = await releaseHeld({ store, catalogue }, one);
    released += ended.released;
    rejected += ended.rejected;
  }
  return { kind: 'registered', released, rejected };
}

async function releaseHeld(
  { store, catalogue }: { readonly store: AnswerStore; readonly catalogue: Catalogue },
  { id: questionnaire, revision }: Questionnaire,
): Promise<{ released: number; rejected: number }> {
  const ended = { released: 0, rejected: 0 };
  for (;;) {
    const held = await store.held({ questionnaire, revision }, step);
    for (const answer of held) {
      const settlement = await judgeStored(answer.body, catalogue);
      if (settlement === null) return ended;
      await store.settle(answer, settlement);
      ended[settlement.kind === 'counts' ? 'released' : 'rejected'] += 1;
    }
    if (held.length < step) return ended;
  }
}
