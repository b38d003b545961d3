import type { Environment } from './environment.ts';
import type { AnswerStore, StreamTotals } from './store/port.ts';

/** The figures of a unit, and when they were read. */
export interface Reading {
  readonly totals: StreamTotals;
  readonly readAt: Date;
}

interface Kept {
  readonly reading: Promise<Reading>;
  /** Monotonic milliseconds from which it is forgotten; never while it is being read. */
  until: number;
}

/** Milliseconds that totals are kept once they are read. */
export const defaultTotalsAge = 5_000;

/**
 * The totals of units, each read again only when the last reading is `age` milliseconds old: they go over every answer of a unit, and anyone may ask for them.
 * Whoever asks while they are being read waits for the same reading. One that fails is not kept.
 */
export class TotalsReader {
  readonly #store: AnswerStore;
  readonly #environment: Environment;
  readonly #age: number;
  readonly #kept = new Map<string, Kept>();

  constructor(store: AnswerStore, environment: Environment, age: number = defaultTotalsAge) {
    this.#store = store;
    this.#environment = environment;
    this.#age = age;
  }

  /** Rejects as the store does. */
  of(unit: string): Promise<Reading> {
    this.#forget(this.#environment.monotonic());
    const kept = this.#kept.get(unit);
    if (kept !== undefined) return kept.reading;
    const fresh: Kept = { reading: this.#read(unit), until: Infinity };
    this.#kept.set(unit, fresh);
    fresh.reading.then(
      () => {
        fresh.until = this.#environment.monotonic() + this.#age;
      },
      () => this.#kept.delete(unit),
    );
    return fresh.reading;
  }

  async #read(unit: string): Promise<Reading> {
    const readAt = this.#environment.now();
    return { totals: await this.#store.streamTotals(unit), readAt };
  }

  /** Of all units, or those that nobody asks about again would stay for ever. */
  #forget(now: number): void {
    for (const [unit, { until }] of this.#kept) {
      if (now >= until) this.#kept.delete(unit);
    }
  }
}
