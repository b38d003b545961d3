import type { Questionnaire } from '@skm-survey/questionnaire';
import { asAsked, type Catalogue } from './catalogue.ts';
import { emptyRing, type KeyRing } from './keys/ring.ts';
import { release } from './release.ts';
import type { AnswerStore } from './store/port.ts';
import type { TicketKeys } from './tickets/ticket-keys.ts';

/** How a registration ended. `released` counts the held answers that are counted now, `rejected` those that did not fit. */
export type Registration =
  | { readonly kind: 'registered'; readonly released: number; readonly rejected: number }
  /** The revision is known with another content: stored answers could not be read any more. Nothing was changed. */
  | { readonly kind: 'changed'; readonly id: string; readonly revision: string };

/** What registering needs; `keys` where sealed answers may be waiting. */
export interface Registrar {
  readonly store: AnswerStore;
  readonly catalogue: Catalogue;
  readonly keys?: KeyRing | undefined;
  readonly tickets?: TicketKeys | undefined;
}

/**
 * Makes a questionnaire known for ever, and counts the answers that were waiting for it. A questionnaire whose items name channels is
 * registered as it is asked on each of them too.
 */
export async function register(
  { store, catalogue, keys = emptyRing(), tickets }: Registrar,
  questionnaire: Questionnaire,
): Promise<Registration> {
  let released = 0;
  let rejected = 0;
  for (const one of asAsked(questionnaire)) {
    const { id, revision } = one;
    const kept = await store.register({ id, revision, body: JSON.stringify(one) });
    if (kept === 'changed') return { kind: 'changed', id, revision };
    catalogue.remember(one);
    for (const hold of ['definition', 'variant'] as const) {
      const waiting = { hold, questionnaire: id, revision };
      const ended = await release({ store, catalogue, keys, tickets }, waiting);
      released += ended.released;
      rejected += ended.rejected;
    }
  }
  return { kind: 'registered', released, rejected };
}
