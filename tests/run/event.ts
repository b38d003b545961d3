/** What a running suite tells the test command, one test at a time, over the channel of its process. */
export type TestEvent =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped' }
  | ({ readonly kind: 'failed' } & Failure)
  /** A test begins: the last one begun is the one to look at when the suite hangs or crashes. */
  | { readonly kind: 'started'; readonly title: string }
  /** The suite has nothing more to say. */
  | { readonly kind: 'done' };

/** A test that failed: where it stands, and what went wrong, as text. */
export interface Failure {
  readonly title: string;
  readonly detail: string;
}

export const done: TestEvent = { kind: 'done' };

/** Tells the parent process, when there is one that listens; resolves when the event is on its way. */
export function tell(event: TestEvent): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else
      process.send(event, undefined, undefined, () => {
        resolve();
      });
  });
}
