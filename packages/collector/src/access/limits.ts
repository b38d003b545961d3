import type { Environment } from '../environment.ts';
import {
  defaultAddressRate,
  defaultRate,
  defaultUnitRate,
  RateLimiter,
  type Rate,
} from './rate.ts';

/** How fast answers may be sent; each has a default. */
export interface Rates {
  /** Of one stream. */
  readonly rate?: Rate | undefined;
  /** Of one address, where the server tells it (`Connection`). */
  readonly addressRate?: Rate | undefined;
  /** Of one unit. */
  readonly unitRate?: Rate | undefined;
}

/** What a server tells of a request beside it, as the second argument of `fetch`. */
export interface Connection {
  /** Where the request comes from, as text that is the same for each from there; absent or null where that is not known. */
  readonly client?: string | null;
}

/** A refusal: whose requests come too fast, and seconds after which to come again. */
export interface TooFast {
  readonly whose: 'address' | 'stream' | 'unit';
  readonly wait: number;
}

/** The limits of sending. What they know of a sender is forgotten with the process. */
export class SendingLimits {
  readonly #stream: RateLimiter;
  readonly #address: RateLimiter;
  readonly #unit: RateLimiter;

  constructor(rates: Rates, environment: Environment) {
    const {
      rate = defaultRate,
      addressRate = defaultAddressRate,
      unitRate = defaultUnitRate,
    } = rates;
    this.#stream = new RateLimiter(rate, environment);
    this.#address = new RateLimiter(addressRate, environment);
    this.#unit = new RateLimiter(unitRate, environment);
  }

  /** Before anything of a request is read. */
  ofAddress({ client }: Connection): TooFast | null {
    return client === undefined || client === null
      ? null
      : tooFast('address', this.#address.waitFor(client));
  }

  /** Once it is known whose batch it is. What one stream sends too fast takes nothing from its unit. */
  ofBatch({ unit, stream }: { readonly unit: string; readonly stream: string }): TooFast | null {
    return (
      tooFast('stream', this.#stream.waitFor(`${unit}/${stream}`)) ??
      tooFast('unit', this.#unit.waitFor(unit))
    );
  }
}

const tooFast = (whose: TooFast['whose'], wait: number): TooFast | null =>
  wait === 0 ? null : { whose, wait };
