/** ms of the first retry's ceiling. */
const base = 1_000;
/** ms; no pause asked for by a server is longer than a day. */
const longest = 24 * 3_600_000;

/**
 * Full jitter: uniform between 0 and a ceiling that doubles with every failure, so that a thousand devices that lost
 * the collector together do not come back together (AWS Architecture Blog, "Exponential Backoff and Jitter").
 */
export function fullJitter(failures: number, cap: number, random: () => number): number {
  return random() * Math.min(cap, base * 2 ** Math.min(failures, 30));
}

/** The pause that a server asked for, as a floor: never shorter, up to a minute longer. All in ms. */
export function afterFloor(floor: number, random: () => number): number {
  const asked = Math.min(Math.max(floor, 0), longest);
  return asked + random() * Math.min(asked, 60_000);
}

/**
 * `Retry-After` (RFC 9110 §10.2.3) in ms, or null if absent or senseless. A date is taken against the reply's own
 * `Date`, since the device's clock may be years off.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1_000, longest);
  const due = Date.parse(value);
  const sent = Date.parse(headers.get('date') ?? '');
  const pause = due - (Number.isNaN(sent) ? now : sent);
  return Number.isNaN(pause) || pause < 0 ? null : Math.min(pause, longest);
}
