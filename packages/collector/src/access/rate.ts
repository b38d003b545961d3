import type { Environment } from '../environment.ts';

/** How fast one stream may send. */
export interface Rate {
  /** Requests a second, sustained. */
  readonly perSecond: number;
  /** Requests at once. */
  readonly burst: number;
}

/** A backlog of 100,000 answers in batches of 50 is 2,000 requests: it drains without meeting the limit. */
export const defaultRate: Rate = { perSecond: 20, burst: 2_000 };

/** Streams remembered; the one longest unheard is forgotten first, and starts anew with a full bucket. */
const remembered = 10_000;

/**
 * A token bucket for each stream, in memory. It slows one runaway device down and never loses an answer: who is refused keeps
 * everything and is told when to come back. Behind one office's address many devices send, so addresses play no part.
 */
export class RateLimiter {
  readonly #rate: Rate;
  readonly #environment: Environment;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(rate: Rate, environment: Environment) {
    this.#rate = rate;
    this.#environment = environment;
  }

  /** Seconds to wait before the next request of this stream; 0 when this one may pass. */
  waitFor(stream: string): number {
    const now = this.#environment.monotonic();
    const { perSecond, burst } = this.#rate;
    const { tokens, at } = this.#buckets.get(stream) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
    const passes = filled >= 1;
    this.#buckets.delete(stream);
    this.#buckets.set(stream, { tokens: passes ? filled - 1 : filled, at: now });
    this.#forget();
    return passes ? 0 : Math.max(1, Math.ceil((1 - filled) / perSecond));
  }

  #forget(): void {
    if (this.#buckets.size <= remembered) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
