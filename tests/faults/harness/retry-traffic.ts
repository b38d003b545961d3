import type { Exchange, Wire } from './wire.ts';

/** A client whose deliveries fail may try this often in ten seconds: an immediate try, then jittered doubling from 1 s. */
const allowed = 14;
const windowMs = 10_000;

/**
 * Bursts of failing tries by one stream, beyond what backing off allows. A try that the suite asked for, by a command, a
 * reload or a new page, is excused, and so is every new answer: it may wake the delivery once a second.
 */
export function retryViolations(wire: Wire, asked: readonly number[]): string[] {
  const failed = wire.exchanges.filter(({ reply, fault }) => reply === null || fault !== 'pass');
  const byStream = Map.groupBy(failed, ({ batch }) => batch?.stream ?? '');
  return [...byStream].flatMap(([stream, tries]) => {
    const burst = worstWindow(tries, asked);
    return burst > 0
      ? [`${burst} tries too many within ${windowMs / 1000} s by stream ${stream}`]
      : [];
  });
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
