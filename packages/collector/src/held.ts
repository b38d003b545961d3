import { isHere, nameOf, release, type Released, type Releaser } from './release.ts';
import type { Waiting } from './store/port.ts';

/** What watching over held answers needs. */
export interface Watch extends Releaser {
  /** Told of a fault; the answers go on waiting. */
  readonly report: (error: unknown) => void;
  /** Looks for definitions that came by another way than the store; called when answers wait for one. */
  readonly learn?: (() => Promise<void>) | undefined;
  /** Told what became of the answers that waited for something. */
  readonly tell?: ((waiting: Waiting, ended: Released) => void) | undefined;
}

/**
 * Counts held answers when what they wait for is here. A batch that stored held ones is looked at once more after its commit: the key or the
 * definition may have come, and have released what waited, between the examination of the batch and its commit. Whatever comes
 * without a word, like a file that is put into a folder, is found by `check`.
 */
export class HeldAnswers {
  readonly #watch: Watch;
  readonly #todo = new Map<string, Waiting>();
  #working: Promise<void> | null = null;

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  /** Looks, in the background, whether these are here by now. */
  look(waiting: Iterable<Waiting>): void {
    for (const one of waiting) this.#todo.set(nameOf(one), one);
    if (this.#todo.size > 0) this.#working ??= this.#work();
  }

  /** Looks whether anything that any answer waits for is here. Resolves when that is done, also where it failed. */
  async check(): Promise<void> {
    const { store, learn, report } = this.#watch;
    try {
      const waiting = await store.waiting();
      if (waiting.some(({ hold }) => hold !== 'sealed')) await learn?.();
      this.look(waiting);
    } catch (error) {
      report(error);
    }
    await this.idle();
  }

  /** Resolves when nothing is being looked at. */
  async idle(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  async #work(): Promise<void> {
    for (const [name, waiting] of this.#todo) {
      this.#todo.delete(name);
      await this.#attempt(waiting);
    }
    this.#working = null;
  }

  async #attempt(waiting: Waiting): Promise<void> {
    const { report, tell } = this.#watch;
    try {
      if (!(await isHere(this.#watch, waiting))) return;
      const ended = await release(this.#watch, waiting);
      if (ended.released + ended.rejected > 0) tell?.(waiting, ended);
    } catch (error) {
      report(error);
    }
  }
}
