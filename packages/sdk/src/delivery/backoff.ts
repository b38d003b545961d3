import type { Environment } from '../environment.ts';

/** ms of the first retry's ceiling. */
const base = 1_000;
/** ms; no pause asked for by a server is longer than a day. */
const longest = 24 * 3_600_000;

type Dice = Pick<Environment, 'random'>;

/**
 * Full jitter: uniform between 0 and a ceiling that doubles with every failure, so that a thousand devices that lost
 * the collector together do not come back together (AWS Architecture Blog, "Exponential Backoff and Jitter").
 */
export const fullJitter = (failures: number, cap: number, dice: Dice): number =>
  dice.random() * Math.min(cap, base * 2 ** failures);

/** The pause that a server asked for, as a floor: never shorter, up to a minute longer. All in ms. */
export function afterFloor(floor: number, dice: Dice): number {
  const asked = Math.min(Math.max(floor, 0), longest);
  return asked + dice.random() * Math.min(asked, 60_000);
}

/**
 * `Retry-After` (RFC 9110 §10.2.3) in ms, or null if absent or senseless. A date is taken against the reply's own
 * `Date`, since the device's clock may be years off.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after') ?? '';
  const sent = Date.parse(headers.get('date') ?? '');
  const pause = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - (sent || now);
  return pause >= 0 ? Math.min(pause, longest) : null;
}
