import type { Environment } from '../environment.ts';
import type { Store } from './store.ts';
import { StoreFault } from './store.ts';

/** 72 pieces of 60,000 bytes are 4.3 MB: more than LevelDB's log, so it starts a new one. Each is below the size from which Chromium puts a value into a file of its own. */
const pieces = 72;
const pieceBytes = 60_000;

/** Keys of the filler; no other prefix of the store sorts among them. */
const fillerKeys = Array.from({ length: pieces }, (_, i) => `f/${i}`);

/** Has LevelDB put all that its log holds into a table and begin a new log. Rejects with a `StoreFault`. */
export async function turnLog(store: Store, env: Environment): Promise<void> {
  await store.transact([], () => ({
    result: null,
    put: fillerKeys.map((key) => [key, env.noise(pieceBytes)]),
  }));
  await store.transact([], () => ({ result: null, remove: fillerKeys }));
}

/** ms that something may wait before it is worth 4 MB: with the network there, it has been delivered by then. */
const soon = 2_000;

/** ms before another try when a turn has failed. */
const rest = 30_000;

/**
 * Guards what waits against a torn log.
 *
 * A browser that is killed between the two writes of one record leaves a torn end. LevelDB forgives it and then appends
 * to that very log; at the start after that the tear lies in the middle, and Chromium drops the store of the whole
 * origin without a word (docs/decisions/0086-a-torn-log-is-turned-over.md). Nothing tells a page that a log is torn. So
 * its log is turned over once each time the store has been opened: before the first write if something waits from
 * before, else when something has waited for two seconds.
 */
export class LogGuard {
  readonly #store: Store;
  readonly #env: Environment;
  readonly #isWaiting: () => boolean;
  readonly #onFault: (error: unknown) => void;
  /** Which opening of the store has had its log turned over. */
  #turned = 0;
  /** The opening that was looked at last, and whether something waited then. */
  #seen = 0;
  #inherited = false;
  #turning: Promise<boolean> | null = null;
  /** Monotonic ms. */
  #notBefore = 0;
  #cancel: (() => void) | null = null;

  constructor(
    store: Store,
    env: Environment,
    { isWaiting, onFault }: { isWaiting: () => boolean; onFault: (error: unknown) => void },
  ) {
    this.#store = store;
    this.#env = env;
    this.#isWaiting = isWaiting;
    this.#onFault = onFault;
  }

  /** To be called whenever the books have been read or written. */
  look(): void {
    if (!this.#env.logStructured) return;
    if (this.#seen !== this.#store.openings()) {
      this.#seen = this.#store.openings();
      this.#inherited = this.#isWaiting();
    }
    if (this.#cancel || !this.#due()) return;
    this.#cancel = this.#env.timer(soon, () => {
      this.#cancel = null;
      if (this.#due()) void this.#turn();
    });
  }

  /**
   * To be awaited before each write. False when the store has just turned out to be unsound: then nothing must be written.
   * A page that is `leaving` waits for no turn, unless its write might lie on a torn end.
   */
  async beforeWrite(leaving: boolean): Promise<boolean> {
    this.look();
    const mustWait = this.#turning && (this.#inherited || !leaving);
    return mustWait || (this.#inherited && this.#due()) ? this.#turn() : true;
  }

  #due(): boolean {
    const rested = this.#env.uptime() >= this.#notBefore;
    return rested && this.#turned !== this.#store.openings() && this.#isWaiting();
  }

  #turn(): Promise<boolean> {
    this.#turning ??= this.#turnOnce().finally(() => (this.#turning = null));
    return this.#turning;
  }

  async #turnOnce(): Promise<boolean> {
    const before = this.#turned;
    this.#turned = this.#store.openings();
    try {
      await turnLog(this.#store, this.#env);
      return true;
    } catch (error) {
      this.#turned = before;
      this.#notBefore = this.#env.uptime() + rest;
      // No room for 4 MB is no sign that an answer has no room.
      if (StoreFault.from(error).kind === 'full') return true;
      this.#onFault(error);
      return false;
    }
  }

  close(): void {
    this.#cancel?.();
  }
}
