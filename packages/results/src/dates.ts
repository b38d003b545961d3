import type { Results } from '@skm-survey/protocol';
import type { Texts } from './texts/texts.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** "2026-07-01" (what follows the day is ignored) as "01-07-2026"; anything else stays as it is. */
export function formatDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  return year && month && day ? `${day}-${month}-${year}` : date;
}

/** The period of the figures in words; open ends are said, not left blank. */
export function formatPeriod({ from, to }: Results['period'], texts: Texts): string {
  if (from !== null && to !== null) return texts.periodBetween(formatDate(from), formatDate(to));
  if (from !== null) return texts.periodFrom(formatDate(from));
  if (to !== null) return texts.periodTo(formatDate(to));
  return texts.periodAll;
}

const indonesianZones: Readonly<Record<number, string>> = { 420: 'WIB', 480: 'WITA', 540: 'WIT' };

/** Name of a zone `east` minutes east of UTC: WIB, WITA, WIT, else "UTC+05:30". */
function zoneName(east: number): string {
  const named = indonesianZones[east];
  if (named !== undefined) return named;
  if (east === 0) return 'UTC';
  const size = Math.abs(east);
  return `UTC${east < 0 ? '−' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/**
 * An instant (RFC 3339) on the reader's clock: "03-11-2026 pukul 14.05 WIB".
 * `east` is that clock's minutes east of UTC. Text that is no instant stays as it is.
 */
export function formatMoment(instant: string, east: number, texts: Texts): string {
  const utc = Date.parse(instant);
  if (Number.isNaN(utc)) return instant;
  const there = new Date(utc + east * 60_000);
  const date = formatDate(there.toISOString());
  const separator = texts.lang === 'id' ? '.' : ':';
  const time = pad(there.getUTCHours()) + separator + pad(there.getUTCMinutes());
  return texts.moment(date, time, zoneName(east));
}
