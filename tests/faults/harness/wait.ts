import { setTimeout as pause } from 'node:timers/promises';

export { pause };

/** Polls until `ready` gives something that is not false, null or undefined; throws with `what` after the time. */
export async function until<T>(
  what: string,
  ready: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  timeoutMs = 20_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  while (performance.now() < end) {
    const value = await ready();
    if (value !== false && value !== null && value !== undefined) return value;
    await pause(25);
  }
  throw new Error(`timed out after ${timeoutMs} ms: ${what}`);
}

/** The promise, or an error that says what did not come in time. */
export async function within<T>(what: string, timeoutMs: number, promise: Promise<T>): Promise<T> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      promise,
      pause(timeoutMs, undefined, { signal: timer.signal }).then(() => {
        throw new Error(`timed out after ${timeoutMs} ms: ${what}`);
      }),
    ]);
  } finally {
    timer.abort();
  }
}
