import type { KeyEnvironment } from './keys.ts';

/** ms that a respondent waits for keys that this device has never seen. */
const patience = 3_000;

export const keyEnvironment: KeyEnvironment = {
  now: () => Date.now(),
  fetch: (url) => fetch(url, { signal: AbortSignal.timeout(patience) }),
  storage: () => {
    try {
      return globalThis.localStorage;
    } catch {
      return null;
    }
  },
};
