/**
 * Why there are no (new) figures. Stable; each has an anchor of the same name in docs/results.md.
 * - `results-setup`: the element lacks its `unit` or `collector`, or its `collector` is no address;
 * - `results-unreachable`: no answer at all, or none in time;
 * - `results-refused`: an HTTP status other than success;
 * - `results-not-json`: something else answered, typically a login or error page;
 * - `results-wrong-shape`: JSON, but no results of this unit.
 */
export type FailureCode =
  | 'results-setup'
  | 'results-unreachable'
  | 'results-refused'
  | 'results-not-json'
  | 'results-wrong-shape';

/** Every code that this package writes to the console. */
export type ResultsCode = FailureCode | 'results-bad-attribute';

/** A failure as the admin of the page needs it. `detail` is one English sentence. */
export interface Failure {
  readonly code: FailureCode;
  readonly detail: string;
  readonly cause?: unknown;
}

/** The console line of a code: who speaks, the code to search for, what happened, where it is explained. */
export function warning(code: ResultsCode, detail: string): string {
  return `[skm-results] ${code}: ${detail}, docs/results.md#${code}`;
}
