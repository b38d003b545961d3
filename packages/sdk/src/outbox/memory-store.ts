import type { Change, Entry, Store } from './store.ts';
import { StoreFault } from './store.ts';

/**
 * Keeps entries in memory: for places without IndexedDB. Nothing in it outlives the page, and it says so;
 * a test that plays a disk says `durable: true`.
 */
export function memoryStore({
  entries = new Map<string, unknown>(),
  durable = false,
}: { entries?: Map<string, unknown>; durable?: boolean } = {}): Store {
  const copy = (value: unknown): unknown =>
    value === undefined ? undefined : structuredClone(value);
  const apply = ({ add = [], put = [], remove = [] }: Change<unknown>): void => {
    const taken = add.find(([key]) => entries.has(key));
    if (taken) throw new StoreFault('suspect', new DOMException(taken[0], 'ConstraintError'));
    for (const [key, value] of [...add, ...put]) entries.set(key, copy(value));
    for (const key of remove) entries.delete(key);
  };
  const page = (prefix: string, after: string, count: number): Entry[] =>
    [...entries]
      .filter(([key]) => key.startsWith(prefix) && key > after)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, count)
      .map(([key, value]) => [key, copy(value)]);
  return {
    durable,
    openings: () => 1,
    read: (keys) => Promise.resolve(keys.map((key) => copy(entries.get(key)))),
    page: (...range) => Promise.resolve(page(...range)),
    transact: async (keys, change) => {
      await Promise.resolve();
      try {
        const done = change(keys.map((key) => copy(entries.get(key))));
        apply(done);
        return done.result;
      } catch (error) {
        throw StoreFault.from(error);
      }
    },
    close: () => undefined,
  };
}
