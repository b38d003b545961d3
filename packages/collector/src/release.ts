import type { Catalogue } from './catalogue.ts';
import { judgeStored, type Judges } from './examine.ts';
import type { KeyRing } from './keys/ring.ts';
import type { AnswerStore, Filing, Hold, Settlement, StoredAnswer, Waiting } from './store/port.ts';
import { noTicketKeys, type TicketKeys } from './tickets/ticket-keys.ts';

/** What releasing needs. */
export interface Releaser {
  readonly store: AnswerStore;
  readonly catalogue: Catalogue;
  readonly keys: KeyRing;
  readonly tickets?: TicketKeys | undefined;
}

/** How many held answers are counted now, and how many did not fit and are in quarantine. */
export interface Released {
  readonly released: number;
  readonly rejected: number;
}

/** Held answers of one step: a release of many of them must not hold up the receiving of new ones. */
const step = 100;

/** Whether what is waited for is here by now. */
export async function isHere(releaser: Releaser, waiting: Waiting): Promise<boolean> {
  const { store, catalogue, keys } = releaser;
  if (waiting.hold === 'sealed') return (await keys.sealingKids()).includes(waiting.kid);
  const { hold, questionnaire, revision } = waiting;
  if ((await catalogue.find(questionnaire, revision)) !== null) return true;
  if (hold === 'definition') return false;
  // Whether what they bring along is taken by now, one of them tells.
  const [first] = await store.held(waiting, 1);
  if (first === undefined) return false;
  const settlement = await judgeStored(first, judgesBy(releaser));
  return settlement.kind !== 'held' || settlement.hold !== hold;
}

/** Counts the answers that were waiting for this. Those that now wait for something else go on waiting, unless that is here. */
export async function release(releaser: Releaser, waiting: Waiting): Promise<Released> {
  const ended = { released: 0, rejected: 0 };
  const todo = new Map([[nameOf(waiting), waiting]]);
  // A map goes on to what is added while it is gone through.
  for (const one of todo.values()) {
    for await (const [answer, settlement] of settled(releaser, one)) {
      if (settlement.kind === 'counts') ended.released += 1;
      if (settlement.kind === 'rejected') ended.rejected += 1;
      if (settlement.kind !== 'held') continue;
      const next = waitingOf(settlement, answer.kid);
      // A definition that came between the two would have found the answer still waiting for its key.
      if (await isHere(releaser, next)) todo.set(nameOf(next), next);
    }
  }
  return ended;
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

/** One text for each thing that is waited for. */
export const nameOf = (waiting: Waiting): string =>
  waiting.hold === 'sealed'
    ? `sealed ${waiting.kid}`
    : `${waiting.hold} ${waiting.questionnaire} ${waiting.revision}`;

/** What a held answer waits for. `kid` is there wherever it is sealed. */
export const waitingOf = (
  { hold, filing }: { readonly hold: Hold; readonly filing: Filing },
  kid: string | null,
): Waiting =>
  hold === 'sealed'
    ? { hold, kid: kid ?? '' }
    : { hold, questionnaire: filing.questionnaire, revision: filing.revision };

const judgesBy = ({ catalogue, keys, tickets = noTicketKeys() }: Releaser): Judges => ({
  ...{ catalogue, keys, tickets },
});

/** Settles the answers that wait for this, one after the other, and tells what became of each. */
async function* settled(
  releaser: Releaser,
  waiting: Waiting,
): AsyncGenerator<readonly [StoredAnswer, Settlement], void> {
  const { store } = releaser;
  const judges = judgesBy(releaser);
  for (;;) {
    const held = await store.held(waiting, step);
    for (const answer of held) {
      const settlement = await judgeStored(answer, judges);
      // What it waited for is gone again.
      if (settlement.kind === 'held' && settlement.hold === waiting.hold) return;
      await store.settle(answer, settlement);
      yield [answer, settlement];
    }
    if (held.length < step) return;
  }
}
