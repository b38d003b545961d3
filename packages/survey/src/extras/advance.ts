import { browserEnvironment, type SurveyEnvironment } from '../environment.ts';
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
 * Goes on after a choice that was made on purpose: by a pointer, or by a number where number keys are switched on. Arrow keys
 * and the space bar choose too, but only on the way to a choice: after them nothing goes on without "next".
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
    root.addEventListener('keydown', (event) => this.#onKey(event as KeyboardEvent));
    root.addEventListener('change', ({ target }) => {
      if (this.#isMeant && this.#options.includes(target as HTMLInputElement)) this.#soon();
    });
  }

  /** The radios of the question that is asked now. */
  get #options(): HTMLInputElement[] {
    return [...this.#root.querySelectorAll<HTMLInputElement>('.option input')];
  }

  #onKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): void {
    this.#isMeant = false;
    if (!this.#going.page.numberKeys || ctrlKey || altKey || metaKey || !/^[1-9]$/.test(key))
      return;
    // Other screens have no options: there digits are written.
    const chosen = this.#options[Number(key) - 1];
    if (!chosen) return;
    this.#isMeant = true;
    chosen.focus();
    if (chosen.checked) this.#soon();
    else chosen.click();
  }

  #soon(): void {
    const { page, phase, next } = this.#going;
    this.#stop();
    if (page.noAdvance) return;
    const asked = phase();
    this.#stop = this.#env.later(confirmation, () => {
      // A new answer keeps the phase, another screen does not.
      if (phase() === asked) next();
    });
  }
}
