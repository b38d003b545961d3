import { browserEnvironment, type SurveyEnvironment } from './environment.ts';
import { report } from './report.ts';

/** ms before a part is tried again for the first time; each further pause is twice as long, up to the last. */
const pauses = { first: 1_000, last: 30_000 };

/**
 * A part of the element that lies in a file of its own and is fetched when it is wanted: in the one-tag build a file of the
 * folder `skm-survey/`, elsewhere what a bundler makes of `import()`.
 */
export class Part<T> {
  readonly #fetch: () => Promise<T>;
  readonly #env: SurveyEnvironment;
  readonly #waiting = new Set<() => void>();
  #here: T | null = null;
  #coming: Promise<T> | null = null;
  #failures = 0;
  /** Ends the pause before the next try. */
  #hurry: (() => void) | null = null;

  constructor(fetch: () => Promise<T>, env: SurveyEnvironment = browserEnvironment) {
    this.#fetch = fetch;
    this.#env = env;
  }

  /** What the part holds, once it is here. */
  get here(): T | null {
    return this.#here;
  }

  /** True after a try that failed and before one that did not. */
  get isMissing(): boolean {
    return this.#failures > 0;
  }

  /** Fetches it once, however many ask; after a failure the next call tries again. Rejects where it cannot be had. */
  load(): Promise<T> {
    this.#coming ??= this.#fetch().then(
      (here) => {
        this.#failures = 0;
        return (this.#here = here);
      },
      (cause: unknown) => {
        this.#coming = null;
        throw cause;
      },
    );
    return this.#coming;
  }

  /** True as long as it may come by itself and before long. */
  get isComing(): boolean {
    return !this.#here && !this.isMissing;
  }

  /**
   * The part if it is here. Else null, and it is fetched, again and again until it is here; `changed` is called then, and
   * whenever a try has failed.
   */
  want(changed: () => void): T | null {
    if (this.#here) return this.#here;
    if (this.#waiting.size === 0) this.#try();
    this.#waiting.add(changed);
    return null;
  }

  /** Ends the pause before the next try, if there is one. */
  again(): void {
    this.#hurry?.();
  }

  #try(): void {
    this.load().then(
      () => {
        this.#tell();
        this.#waiting.clear();
      },
      (cause: unknown) => {
        if (this.#failures === 0) {
          report('skm-part-missing', `a file could not be loaded (${String(cause)})`);
        }
        const pause = Math.min(pauses.first * 2 ** this.#failures, pauses.last);
        this.#failures += 1;
        this.#hurry = this.#env.retry(pause, () => {
          this.#hurry = null;
          this.#try();
        });
        this.#tell();
      },
    );
  }

  #tell(): void {
    for (const changed of this.#waiting) changed();
  }
}
