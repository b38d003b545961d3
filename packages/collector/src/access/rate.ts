import type { Environment } from '../environment.ts';

/** How fast requests under one name may come. */
export interface Rate {
  /** Requests a second, sustained. */
  readonly perSecond: number;
  /** Requests at once. */
  readonly burst: number;
}

/** Of one stream. A backlog of 100,000 answers in batches of 50 is 2,000 requests: it drains without meeting the limit. */
export const defaultRate: Rate = { perSecond: 20, burst: 2_000 };

/** Of one address. Generous: behind the one of an agency are all its kiosks, and behind that of a mobile network half a province. */
export const defaultAddressRate: Rate = { perSecond: 200, burst: 10_000 };

/** Of one unit and its key, so that one unit's herd leaves the others their share. */
export const defaultUnitRate: Rate = { perSecond: 400, burst: 20_000 };

/** Names remembered; the one longest unheard is forgotten first, and starts anew with a full bucket. */
const remembered = 10_000;

/** Seconds up to which everyone who is refused is given a turn of their own. Who comes later is spread over as many seconds again. */
const longestQueue = 60;

interface Bucket {
  readonly tokens: number;
  /** Who was refused and is not due yet. */
  readonly waiting: number;
  /** Monotonic milliseconds. */
  readonly at: number;
}

/**
 * A token bucket for each name, in memory. It never loses an answer: who is refused keeps everything and is told when to come back. Each
 * is told a later time than the one before, as fast as the bucket fills: a thousand that are refused at once do not come back at once.
 */
export class RateLimiter {
  readonly #rate: Rate;
  readonly #environment: Environment;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, environment: Environment) {
    this.#rate = rate;
    this.#environment = environment;
  }

  /** Whole seconds to wait before the next request under this name; 0 when this one may pass. */
  waitFor(name: string): number {
    const now = this.#environment.monotonic();
    const { perSecond, burst } = this.#rate;
    const bucket = this.#buckets.get(name) ?? { tokens: burst, waiting: 0, at: now };
    const gained = ((now - bucket.at) / 1000) * perSecond;
    const tokens = Math.min(burst, bucket.tokens + gained);
    const waiting = Math.max(0, bucket.waiting - gained);
    const passes = tokens >= 1;
    this.#buckets.delete(name);
    this.#buckets.set(
      name,
      passes
        ? { tokens: tokens - 1, waiting, at: now }
        : { tokens, waiting: Math.min(waiting + 1, longestQueue * perSecond), at: now },
    );
    this.#forget();
    return passes ? 0 : this.#turn((1 - tokens + waiting) / perSecond);
  }

  #turn(seconds: number): number {
    if (seconds <= longestQueue) return Math.max(1, Math.ceil(seconds));
    return Math.ceil(longestQueue * (1 + this.#environment.random()));
  }

  #forget(): void {
    if (this.#buckets.size <= remembered) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
