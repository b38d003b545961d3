/** Something that is done again and again. */
export interface Repetition {
  /** Resolves when it is not being done any more. */
  stop(): Promise<void>;
}

/** Does something every so many milliseconds after it was done. It must not reject. Keeps no process running. */
export function repeat(every: number, work: () => Promise<void>): Repetition {
  let stopped = false;
  let working = Promise.resolve();
  let timer = setTimeout(again, every).unref();
  function again(): void {
    working = work().then(() => {
      if (!stopped) timer = setTimeout(again, every).unref();
    });
  }
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
