/** What the operator's view takes from the machine around it. */
export interface OutboxEnvironment {
  /** Asks the browser to keep what this site stores; false where it does not, or cannot be asked. */
  persist(): Promise<boolean>;
}

export const browserEnvironment: OutboxEnvironment = {
  persist: async () => {
    // Missing on pages over plain HTTP.
    const storage = navigator.storage as StorageManager | undefined;
    return (await storage?.persist().catch(() => false)) ?? false;
  },
};
