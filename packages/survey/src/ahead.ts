import { browserEnvironment } from './environment.ts';

/** ms from the first screen to what is fetched ahead: that screen is to be read and answered first. */
const moment = 200;

/** When what will be needed is fetched: after a first screen, since by the time it is needed the network may be gone. */
export class Ahead {
  readonly #changed: () => void;
  #isPainted = false;
  #isDue = false;

  /** `changed` is called when it is due. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Whether a screen was shown. */
  get isPainted(): boolean {
    return this.#isPainted;
  }

  /** Whether it is time. */
  get isDue(): boolean {
    return this.#isDue;
  }

  /** A screen is drawn. */
  painted(): void {
    if (!this.#isPainted) this.#wait(moment);
  }

  /** Somebody has begun, and what is said is to be kept. */
  started(): void {
    if (!this.#isDue) this.#wait(0);
  }

  #wait(ms: number): void {
    this.#isPainted = true;
    browserEnvironment.afterPaint(ms, () => {
      this.#isDue = true;
      this.#changed();
    });
  }
}
