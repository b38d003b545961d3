import type { Change, Entry, Span, Store } from '../../src/outbox/store.ts';
import { StoreFault } from '../../src/outbox/store.ts';

/** A disk that a test can look into; `durable: false` plays a machine that has none. */
export function memoryStore({
  entries = new Map<string, unknown>(),
  durable = false,
}: { entries?: Map<string, unknown>; durable?: boolean } = {}): Store {
  const copy = (value: unknown): unknown =>
    value === undefined ? undefined : structuredClone(value);
  const apply = ({ put = [], remove = [] }: Change<unknown>): void => {
    for (const [key, value] of put) entries.set(key, copy(value));
    for (const key of remove) {
      if (typeof key === 'string') entries.delete(key);
      else for (const within of span(key)) entries.delete(within);
    }
  };
  const span = ([first, last]: Span): string[] =>
    [...entries.keys()].filter((key) => key >= first && key <= last).sort();
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
        const done = change(
          keys.map((key) => (typeof key === 'string' ? copy(entries.get(key)) : span(key))),
        );
        apply(done);
        return done.result;
      } catch (error) {
        throw StoreFault.from(error);
      }
    },
    hurry: () => undefined,
    whenClosed: () => undefined,
    close: () => undefined,
  };
}
