/** What the element takes from the machine around it, apart from the network. Tests put their own in its place. */
export interface SurveyEnvironment {
  /** Wall clock, Unix ms. */
  now(): number;
  /** The storage of this tab; null where it is blocked. */
  session(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

export const browserEnvironment: SurveyEnvironment = {
  now: () => Date.now(),
  session: () => {
    try {
      return globalThis.sessionStorage;
    } catch {
      return null;
    }
  },
};
