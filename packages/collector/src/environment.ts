/** What the collector takes from the machine it runs on; tests hand in another. */
export interface Environment {
  /** Wall clock. */
  now(): Date;
  /** Milliseconds that only grow; for measuring, never for dates. */
  monotonic(): number;
  /** Evenly from 0 (inclusive) to 1. */
  random(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** The real one. */
export const systemEnvironment: Environment = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  random: () => Math.random(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
