import type { Exchange, Wire } from './wire.ts';

/** A client whose deliveries fail may try this often in ten seconds: an immediate try, then jittered doubling from 1 s. */
const allowed = 14;
const windowMs = 10_000;

/**
 * Bursts of tries by one stream while nothing gets through, beyond what backing off allows: every new answer may wake
 * the delivery once a second. A try that the suite asked for, by a command, a reload or a new page, is excused; a success
 * ends the row, since what follows it is not a retry.
 */
export function retryViolations(wire: Wire, asked: readonly number[]): string[] {
  const byStream = Map.groupBy(wire.exchanges, ({ batch }) => batch?.stream ?? '');
  return [...byStream].flatMap(([stream, exchanges]) => {
    const worst = Math.max(0, ...rowsOfFailures(exchanges).map((row) => worstWindow(row, asked)));
    return worst > 0
      ? [`${worst} tries too many within ${windowMs / 1000} s by stream ${stream}`]
      : [];
  });
}

function rowsOfFailures(exchanges: readonly Exchange[]): Exchange[][] {
  const rows: Exchange[][] = [[]];
  for (const exchange of exchanges) {
    const arrived = exchange.reply !== null && exchange.fault === 'pass';
    const row = rows.at(-1) ?? [];
    // A browser repeats a request by itself when a kept connection is cut: one try of the SDK, seen twice.
    const isRepeated = row.at(-1)?.batch?.batch === exchange.batch?.batch;
    if (arrived) rows.push([]);
    else if (!isRepeated) row.push(exchange);
  }
  return rows;
}

function worstWindow(tries: readonly Exchange[], asked: readonly number[]): number {
  return Math.max(
    0,
    ...tries.map(({ at }) => {
      const inWindow = (time: number): boolean => at <= time && time < at + windowMs;
      const tried = tries.filter((exchange) => inWindow(exchange.at)).length;
      // A command may be on its way for a second before its request is.
      const excused = asked.filter((time) => inWindow(time + 1000) || inWindow(time)).length;
      return tried - allowed - excused;
    }),
  );
}
