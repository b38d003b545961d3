import type { Catalogue } from './catalogue.ts';
import { judgeStored } from './examine.ts';
import type { KeyRing } from './keys/ring.ts';
import type { AnswerStore, Waiting } from './store/port.ts';

/** What releasing needs. */
export interface Releaser {
  readonly store: AnswerStore;
  readonly catalogue: Catalogue;
  readonly keys: KeyRing;
}

/** How many held answers are counted now, and how many did not fit and are in quarantine. */
export interface Released {
  readonly released: number;
  readonly rejected: number;
}

/** Held answers of one step: a release of many of them must not hold up the receiving of new ones. */
const step = 100;

/** Counts the answers that were waiting for this. Those that now wait for something else go on waiting. */
export async function release(releaser: Releaser, waiting: Waiting): Promise<Released> {
  const { store } = releaser;
  const ended = { released: 0, rejected: 0 };
  for (;;) {
    const held = await store.held(waiting, step);
    for (const answer of held) {
      const settlement = await judgeStored(answer, releaser);
      // What it waited for is gone again.
      if (settlement.kind === 'held' && settlement.hold === waiting.hold) return ended;
      await store.settle(answer, settlement);
      if (settlement.kind === 'counts') ended.released += 1;
      if (settlement.kind === 'rejected') ended.rejected += 1;
    }
    if (held.length < step) return ended;
  }
}

/** Opens and counts every answer that was waiting for a key that is here now. */
export async function releaseSealed(releaser: Releaser): Promise<Released> {
  const total = { released: 0, rejected: 0 };
  for (const kid of await releaser.keys.sealingKids()) {
    const { released, rejected } = await release(releaser, { hold: 'sealed', kid });
    total.released += released;
    total.rejected += rejected;
  }
  return total;
}
