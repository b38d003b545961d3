/** ms that something may wait before it is worth 4 MB: with the network there, it has been delivered by then. */
export const soon = 2_000;

/**
 * ms after an I/O error, or after a turn that failed, before a turn is tried. What is written to a full disk meanwhile would
 * only be appended behind the torn end, and a kill before the healing has succeeded then costs everything.
 */
export const rest = 30_000;

/** What the health of a store knows of its log, and is told of it by what turns it over. */
export interface Log {
  /** Whether it must be turned over before anything is written. */
  isDoubtful: boolean;
  /** Monotonic ms before which no turn is tried. */
  notBefore: number;
  /** To be called when it has been turned over. */
  readonly turned: () => void;
}
