import { browserEnvironment, type SurveyEnvironment } from '../environment.ts';
import { goesOn } from '../goes-on.ts';
import type { Phase } from '../interview/state.ts';
import type { PageSettings } from '../attributes.ts';

/** ms for which a choice is seen before the next screen comes. */
const confirmation = 400;

/** What goes on by itself: the element's side of it. */
export interface Going {
  readonly page: PageSettings;
  readonly phase: () => Phase;
  readonly next: () => void;
}

/**
 * Goes on after a choice that was made on purpose: by a pointer, or by a number where number keys are switched on
 * (number-keys.ts). Arrow keys and the space bar choose too, but only on the way to a choice: after them nothing goes on
 * without "next".
 */
export class Advance {
  readonly #root: ShadowRoot;
  readonly #going: Going;
  readonly #env: SurveyEnvironment;
  #isMeant = false;
  #stop: () => void = () => undefined;

  constructor(root: ShadowRoot, going: Going, env: SurveyEnvironment = browserEnvironment) {
    this.#root = root;
    this.#going = going;
    this.#env = env;
    root.addEventListener('pointerdown', () => (this.#isMeant = true));
    root.addEventListener('keydown', () => (this.#isMeant = false));
    root.addEventListener('change', ({ target }) => {
      if (this.#isMeant && (target as Element).matches('.option input')) this.#soon();
    });
    // A touch may have come before this part has. After a key the focus would be one that is shown.
    if (root.querySelector('.option :checked:focus:not(:focus-visible)')) this.#soon();
  }

  #soon(): void {
    const { page, phase, next } = this.#going;
    this.#stop();
    if (!goesOn(page)) return;
    const asked = phase();
    this.#stop = this.#env.later(confirmation, () => {
      // A new answer keeps the phase, another screen does not. Where more is asked about the answer, the person goes on.
      if (phase() === asked && !this.#root.querySelector('.why')) next();
    });
  }
}
