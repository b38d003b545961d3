/** A span of the day in minutes after midnight; where the end comes before the start, it spans midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** `20:00-06:30` as a span; null for what is none, the empty span among them. */
export function hoursOf(text: string): Hours | null {
  const parts = /^\s*(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})\s*$/.exec(text);
  if (!parts) return null;
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = parts.slice(1).map(Number);
  const isTime = h1 < 24 && h2 <= 24 && m1 < 60 && m2 < 60 && h2 * 60 + m2 <= 1_440;
  const [from, to] = [h1 * 60 + m1, (h2 * 60 + m2) % 1_440];
  return isTime && from !== to ? { from, to } : null;
}

/** Whether a moment of the day lies in the span; its end does not. */
export const isWithin = ({ from, to }: Hours, minute: number): boolean =>
  from < to ? minute >= from && minute < to : minute >= from || minute < to;

/** Minutes after midnight, local time, of a moment in Unix ms. */
export function minuteOf(now: number): number {
  const local = new Date(now);
  return local.getHours() * 60 + local.getMinutes();
}
