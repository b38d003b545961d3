import type { Environment } from '../environment.ts';
import { turnLog } from './log.ts';
import type { Mirror } from './mirror.ts';
import type { Store } from './store.ts';
import { StoreFault } from './store.ts';

/** How the store of this device does. Only `ok` takes new answers. */
export type StoreHealth = 'ok' | 'full' | 'suspect' | 'unavailable';

/**
 * ms after an I/O error before an attempt to heal. What is written to a full disk meanwhile would only be appended behind
 * the torn end, and a kill before the healing has succeeded then costs everything.
 */
const healAfter = 30_000;

/** What a transaction that went well shows: that the store is there, that it can be written, that it has room. */
type Proof = 'read' | 'write' | 'append';

const strength: Record<Proof, number> = { read: 0, write: 1, append: 2 };

/**
 * How the store does, judged by what its last transactions did.
 *
 * `suspect` matters most: after one I/O error Chromium's LevelDB may accept further writes, durably by its own word,
 * and wipe everything at the next start of the browser (electron#41877, google/leveldb#1180). So nothing is appended until
 * the filler has turned the log over.
 */
export class Health {
  readonly #store: Store;
  readonly #env: Environment;
  readonly #mirror: Mirror;
  #state: StoreHealth;
  #cause: unknown = null;
  /** What must succeed before the store counts as well again. */
  #needs: Proof = 'read';
  /** Monotonic ms. */
  #healNotBefore = 0;

  constructor(store: Store, env: Environment, mirror: Mirror) {
    this.#store = store;
    this.#env = env;
    this.#mirror = mirror;
    this.#state = store.durable ? 'ok' : 'unavailable';
  }

  get state(): StoreHealth {
    // Another page of this origin may have met the error: the database is the same.
    if (this.#state !== 'suspect' && this.#store.durable && this.#mirror.suspect) {
      this.#state = 'suspect';
      this.#cause = new Error('an I/O error, met by another page');
    }
    return this.#state;
  }

  /** What put the store into its state; null when it is well. */
  get cause(): unknown {
    return this.#cause;
  }

  /** Takes note of a fault of a read or a write, and returns it as a `StoreFault`. */
  fault(error: unknown, during: 'read' | 'write' = 'write'): StoreFault {
    const fault = StoreFault.from(error);
    // A store may go on being read when it cannot be written (Firefox after a full disk).
    this.#needs = fault.kind === 'full' ? 'append' : during;
    if (fault.kind === 'suspect') {
      this.#mirror.suspect = true;
      this.#healNotBefore = this.#env.uptime() + healAfter;
    }
    if (this.state !== 'suspect') this.#state = fault.kind;
    this.#cause = fault;
    return fault;
  }

  /** Takes note of a transaction that went well; none shows that a suspect store is sound. */
  well(proof: Proof): void {
    if (!this.#store.durable || this.state === 'suspect') return;
    if (strength[proof] < strength[this.#needs]) return;
    this.#state = 'ok';
    this.#cause = null;
  }

  /** Turns the log over. True when the store may be appended to again. */
  async heal(): Promise<boolean> {
    if (this.state !== 'suspect') return true;
    if (this.#env.uptime() < this.#healNotBefore) return false;
    // Nor does another answer that comes meanwhile begin a second attempt.
    this.#healNotBefore = this.#env.uptime() + healAfter;
    try {
      await turnLog(this.#store, this.#env);
    } catch (error) {
      this.fault(error);
      return false;
    }
    this.#mirror.suspect = false;
    this.#state = 'ok';
    this.#cause = null;
    return true;
  }
}
