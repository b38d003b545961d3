/** What the element takes from the machine around it, apart from the network. Tests put their own in its place. */
export interface SurveyEnvironment {
  /** Wall clock, Unix ms. */
  now(): number;
  /** The storage of this tab; null where it is blocked. */
  session(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  /** Asks the browser to keep what this site stores; false where it does not, or cannot be asked. */
  persist(): Promise<boolean>;
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
  persist: async () => {
    // Missing on pages over plain HTTP.
    const storage = navigator.storage as StorageManager | undefined;
    return (await storage?.persist().catch(() => false)) ?? false;
  },
};
