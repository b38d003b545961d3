/** What the suite orders the collector's process to suffer, over the process's own channel. */
export type Order =
  /** SIGKILL by its own hand at the given moment of the n-th transaction that writes from now on. */
  | {
      readonly order: 'die';
      readonly moment: 'before-commit' | 'after-commit' | 'mid-transaction';
      readonly nth: number;
    }
  /** The next `count` COMMITs (or write statements) fail with the given SQLite error. */
  | {
      readonly order: 'fail';
      readonly at: 'commit' | 'write';
      readonly code: number;
      readonly count: number;
    }
  /** From now on the monotonic clock stands at `at` ms, until the next such order. */
  | { readonly order: 'clock'; readonly at: number };

/** SQLite result codes, https://sqlite.org/rescode.html */
export const sqliteErrors = {
  busy: 5,
  ioError: 10,
  ioErrorFsync: 1034,
  full: 13,
  locked: 6,
} as const;
