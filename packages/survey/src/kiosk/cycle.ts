import type { Phase } from '../interview/state.ts';

/**
 * Where a kiosk stands between one person and the next. `ended`: this person's turn is over, and everything of them has to go.
 * Quiet, read and left are seconds.
 */
export type Cycle =
  /** `isTouched`: somebody was here, and may have chosen a language or larger letters. */
  | { readonly kind: 'attract'; readonly quiet: number; readonly isTouched: boolean }
  | { readonly kind: 'services'; readonly quiet: number }
  /** `read`: for how long a voice has been reading since the last touch. */
  | { readonly kind: 'interview'; readonly quiet: number; readonly read: number }
  /** `isLeaving`: the person has asked to leave, so they are here. */
  | { readonly kind: 'warning'; readonly left: number; readonly isLeaving: boolean }
  /** An answer is being kept: nothing may come between. */
  | { readonly kind: 'keeping' }
  | { readonly kind: 'thanks'; readonly left: number }
  | { readonly kind: 'asleep' }
  | { readonly kind: 'ended' };

export type CycleEvent =
  | { readonly type: 'touched' }
  /** Time has gone by. */
  | {
      readonly type: 'tick';
      readonly seconds: number;
      readonly isReading: boolean;
      readonly isNight: boolean;
    }
  /** A service was chosen. */
  | { readonly type: 'chosen' }
  /** The respondent wants to leave, and is asked once more. */
  | { readonly type: 'leave' }
  | { readonly type: 'ended' }
  /** The interview went on to another screen. `asksService`: there are services to choose from, and none is known. */
  | { readonly type: 'moved'; readonly phase: Phase['kind']; readonly asksService: boolean };

/** Seconds, each above 0. */
export interface Pace {
  /** Without a touch before the warning. */
  readonly idle: number;
  /** Of the warning. */
  readonly warning: number;
  /** Of the thanks. */
  readonly thanks: number;
}

/** Seconds for which a voice that reads holds the clock: some engines never say that it has ended. */
const longestReading = 300;

export const attract: Cycle = { kind: 'attract', quiet: 0, isTouched: false };
const interview: Cycle = { kind: 'interview', quiet: 0, read: 0 };

/** The next state. Pure. An event that does not fit changes nothing. */
export function turn(cycle: Cycle, event: CycleEvent, pace: Pace): Cycle {
  switch (event.type) {
    case 'touched':
      return touched(cycle, pace);
    case 'tick':
      return tick(cycle, event, pace);
    case 'chosen':
      return cycle.kind === 'services' ? interview : cycle;
    case 'leave':
      return cycle.kind === 'interview'
        ? { kind: 'warning', left: pace.warning, isLeaving: true }
        : cycle;
    case 'ended':
      return cycle.kind === 'keeping' ? cycle : { kind: 'ended' };
    case 'moved':
      return moved(cycle, event, pace);
  }
}

function touched(cycle: Cycle, pace: Pace): Cycle {
  switch (cycle.kind) {
    case 'attract':
    case 'asleep':
      return { kind: 'attract', quiet: 0, isTouched: true };
    case 'services':
      return { kind: 'services', quiet: 0 };
    case 'warning':
    case 'interview':
      return interview;
    case 'thanks':
      return { kind: 'thanks', left: pace.thanks };
    default:
      return cycle;
  }
}

function tick(cycle: Cycle, event: Extract<CycleEvent, { type: 'tick' }>, pace: Pace): Cycle {
  const { seconds, isReading, isNight } = event;
  switch (cycle.kind) {
    case 'attract': {
      const quiet = cycle.quiet + seconds;
      if (quiet < pace.idle) return { ...cycle, quiet };
      if (cycle.isTouched) return { kind: 'ended' };
      return isNight ? { kind: 'asleep' } : { ...cycle, quiet };
    }
    case 'services': {
      const quiet = cycle.quiet + seconds;
      return quiet < pace.idle ? { ...cycle, quiet } : { kind: 'ended' };
    }
    case 'interview':
      if (isReading && cycle.read < longestReading)
        return { ...cycle, quiet: 0, read: cycle.read + seconds };
      return grownQuiet(cycle.quiet + seconds, cycle.read, pace);
    case 'warning':
    case 'thanks': {
      const left = cycle.left - seconds;
      return left > 0 ? { ...cycle, left } : { kind: 'ended' };
    }
    case 'asleep':
      return isNight ? cycle : attract;
    default:
      return cycle;
  }
}

/** A device that was suspended finds all the time gone at once: then nobody is asked who may be another person by now. */
function grownQuiet(quiet: number, read: number, pace: Pace): Cycle {
  if (quiet < pace.idle) return { kind: 'interview', quiet, read };
  const left = pace.warning - (quiet - pace.idle);
  return left > 0 ? { kind: 'warning', left, isLeaving: false } : { kind: 'ended' };
}

function moved(
  cycle: Cycle,
  { phase, asksService }: Extract<CycleEvent, { type: 'moved' }>,
  pace: Pace,
): Cycle {
  switch (phase) {
    case 'intro':
      return attract;
    case 'sending':
      return { kind: 'keeping' };
    case 'thanks':
      return cycle.kind === 'thanks' ? cycle : { kind: 'thanks', left: pace.thanks };
    default:
      // A choice goes on by itself, also after the person was asked whether to leave.
      if (cycle.kind === 'warning') return cycle;
      return asksService ? { kind: 'services', quiet: 0 } : interview;
  }
}
