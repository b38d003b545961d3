import type { Store } from './store.ts';

/** Stands where there is no IndexedDB: holds nothing, and says so, so that every answer is sent directly. */
export const absentStore: Store = {
  durable: false,
  openings: () => 0,
  read: (keys) => Promise.resolve(keys.map(() => undefined)),
  page: () => Promise.resolve([]),
  transact: async (keys, change) =>
    Promise.resolve(change(keys.map((key) => (typeof key === 'string' ? undefined : []))).result),
  hurry: () => undefined,
  whenClosed: () => undefined,
  close: () => undefined,
};
