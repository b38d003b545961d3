/** What `<skm-results>` takes from the world around it. Tests put their own in its place. */
export interface ResultsEnvironment {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Calls `act` once, `ms` milliseconds from now, unless the returned function is called before. */
  after(ms: number, act: () => void): () => void;
  /** Minutes east of UTC on the reader's clock at an instant (RFC 3339); 0 when the text is no instant. */
  minutesEast(instant: string): number;
  /** Tells the admin of the page, not the reader. */
  warn(message: string, cause?: unknown): void;
}

/** The browser itself. */
export const browserEnvironment: ResultsEnvironment = {
  fetch: (url, init) => fetch(url, init),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  minutesEast(instant) {
    const west = new Date(instant).getTimezoneOffset();
    return Number.isNaN(west) ? 0 : -west;
  },
  warn(message, cause) {
    if (cause === undefined) console.warn(message);
    else console.warn(message, cause);
  },
};
