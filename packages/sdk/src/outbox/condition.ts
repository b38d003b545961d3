import type { Environment } from '../environment.ts';
import type { Store, StoreFault } from './store.ts';

/** How the store of this device does. Only `ok` takes new answers. */
export type StoreHealth = 'ok' | 'full' | 'suspect' | 'unavailable';

/** What a transaction that went well shows: that the store is there, that it can be written, that it has room. */
export type Proof = typeof readable | typeof writable | typeof roomy;
export const readable = 0;
export const writable = 1;
export const roomy = 2;

/** What is found out about a store by using it. */
export interface Findings {
  readonly state: StoreHealth;
  /** What put the store into its state; null when it is well. */
  readonly cause: unknown;
  /** Takes note of a fault of a read or a write, and returns it as a `StoreFault`. */
  fault(error: unknown, during: Proof): StoreFault;
  /** Takes note of a transaction that went well; none shows that a suspect store is sound. */
  well(proof: Proof): void;
}

/** ms that something may wait before it is worth 4 MB: with the network there, it has been delivered by then. */
export const soon = 2_000;

/**
 * ms after an I/O error, or after a turn that failed, before a turn is tried. What is written to a full disk meanwhile would
 * only be appended behind the torn end, and a kill before the healing has succeeded then costs everything.
 */
export const rest = 30_000;

/** What the health of a store knows of its log, and is told of it by what turns it over. */
export interface Log {
  /** Whether it must be turned over before anything is written. */
  isDoubtful: boolean;
  /** Monotonic ms before which no turn is tried. */
  notBefore: number;
  /** Nothing is looked at any more, and what fails says nothing of the store. */
  isClosed: boolean;
  /** To be called when it has been turned over. */
  readonly turned: () => void;
}

/**
 * Turns the log of a store over, which makes a torn one whole and heals a suspect store. It is loaded when something calls for it:
 * docs/decisions/0186-the-guard-of-the-log-is-loaded.md.
 */
export interface Turner {
  /** Turns the log over in a while, if that is called for. */
  look(): void;
  /** Turns it over. False when that has shown the store to be unsound. */
  turn(): Promise<boolean>;
  /** Resolves when something may be written: rejects when the store has just turned out to be unsound. */
  ready(): Promise<void>;
  close(): void;
}

/** The part that has it. */
export interface Turning {
  readonly turnerOf: (options: TurnerOptions, log: Log, findings: Findings) => Turner;
}

interface TurnerOptions {
  readonly store: Store;
  readonly env: Environment;
  readonly isWaiting: () => boolean;
}
