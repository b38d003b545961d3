const minute = 60_000;
const day = 24 * 60 * minute;
/** A clock that is this near to ours is taken as right; the way of the request is in the difference too. */
const tolerance = 2 * minute;
/** An answer older than this is taken for one from a wrong clock, not for one that waited. */
const longestWait = 366 * day;
/** UTC−12 to UTC+14, the offsets in use. */
const offsets = { least: -12 * 60, most: 14 * 60 };

/** The clocks of one answer, all RFC 3339: when it was given and when it was sent, by the device; when it came, by us. */
export interface Clocks {
  readonly at: string;
  readonly sentAt: string;
  readonly tz: number;
  readonly receivedAt: Date;
}

/**
 * When an answer was given, as far as can be known. Device and collector both said what time it was when the batch was sent; where they differ by more than
 * two minutes the answer's time is moved by that difference. A time that cannot be read, lies in the future or more than 366 days back
 * is replaced by that of receipt: a wrong clock never loses an answer.
 */
export function givenAt({ at, sentAt, receivedAt }: Omit<Clocks, 'tz'>): Date {
  const received = receivedAt.getTime();
  const sent = Date.parse(sentAt);
  const skew = received - (Number.isNaN(sent) ? received : sent);
  const given = Date.parse(at) + (Math.abs(skew) > tolerance ? skew : 0);
  const plausible = given > received - longestWait && given <= received + tolerance;
  return new Date(plausible ? given : received);
}

/** The calendar day (`YYYY-MM-DD`) under which an answer is counted: the day on which it was given, in the device's own time zone. */
export function countedDay(clocks: Clocks): string {
  const { tz } = clocks;
  const offset = tz >= offsets.least && tz <= offsets.most ? tz : 0;
  return new Date(givenAt(clocks).getTime() + offset * minute).toISOString().slice(0, 10);
}
