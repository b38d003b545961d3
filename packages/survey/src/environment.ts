/** What the element takes from the machine around it, apart from the network. Tests put their own in its place. */
export interface SurveyEnvironment {
  /** Wall clock, Unix ms. */
  now(): number;
  /** Runs once after so many ms, unless what comes back is called before. */
  later(ms: number, run: () => void): () => void;
  /** Runs once: after so many ms, when the browser says that there is a network again, or when what comes back is called. */
  retry(ms: number, run: () => void): () => void;
  /** Runs so many ms after what was just drawn is on the screen; in a page that nobody sees, soon. */
  afterPaint(ms: number, run: () => void): void;
  /** The storage of this tab; null where it is blocked. */
  session(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

export const browserEnvironment: SurveyEnvironment = {
  now: () => Date.now(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  retry: (ms, run) => {
    const now = (): void => {
      clearTimeout(timer);
      removeEventListener('online', now);
      run();
    };
    const timer = setTimeout(now, ms);
    addEventListener('online', now);
    return now;
  },
  afterPaint: (ms, run) => {
    // A task that follows a frame comes after its paint. A hidden page has no frames.
    if (document.hidden) setTimeout(run);
    else requestAnimationFrame(() => setTimeout(run, ms));
  },
  session: () => {
    try {
      return globalThis.sessionStorage;
    } catch {
      return null;
    }
  },
};
