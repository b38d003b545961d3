import type { Environment } from '../environment.ts';
import type { BookChange } from './books.ts';
import type { Health, Proof } from './health.ts';
import { healthOf, readable, writable } from './health.ts';
import type { Mirror, Repaired } from './mirror.ts';
import { repair } from './mirror.ts';
import type { EndedStream, Meta } from './record.ts';
import { emptyMeta, metaKey } from './record.ts';
import type { Durability, Entry, Span, Store } from './store.ts';
import { reopened, StoreFault } from './store.ts';

export interface LedgerOptions {
  readonly store: Store;
  readonly env: Environment;
  /** Whether the device is switched off rather than closed, as a kiosk is. */
  readonly isKiosk: boolean;
  readonly mirror: Mirror;
  /** Called once for every loss that is found, after the books that declare it are written. */
  readonly onLoss: (loss: EndedStream) => void;
  /** Called when a suspect store has been healed. */
  readonly onHealed: () => void;
}

/** The books of the outbox, and transactions over them. What reaches the store may reject with a `StoreFault`. */
export interface Ledger {
  readonly health: Health;
  /** As the last transaction of this page left them. */
  readonly books: Meta;
  /** Reads the books; opens the store if it is not yet, and finds out whether it was wiped. */
  refresh(): Promise<Meta>;
  /** The value under a key, or undefined. */
  read(key: string): Promise<unknown>;
  /** As `Store.page`. */
  look: Store['page'];
  /** One transaction over the books and `keys`, with the books repaired first and mirrored after. */
  transact<T>(
    change: (books: Meta, values: unknown[]) => BookChange<T>,
    keys?: readonly (string | Span)[],
    durability?: Durability,
  ): Promise<T>;
  /** Writes an entry alone, without a look at the stored books: what a page that goes away has time for. */
  keep(entry: () => Entry): Promise<void>;
}

type Watched = <T>(work: () => Promise<T>) => Promise<T>;

/** Has the health take note of how a piece of work went. */
const watched =
  (health: Health, proof: Proof): Watched =>
  async (work) => {
    try {
      const result = await work();
      health.well(proof);
      return result;
    } catch (error) {
      throw health.fault(error, proof);
    }
  };

type Guarded = <T>(leaving: boolean, work: () => Promise<T>) => Promise<T>;

/** Nothing but filler is written to a store that is suspect, and to none before what makes it safe. */
function guarded(health: Health): Guarded {
  const writing = watched(health, writable);
  return async (leaving, work) => {
    if (health.state === 'suspect') throw new StoreFault('suspect', health.cause);
    const attempt = async (): ReturnType<typeof work> => {
      await health.ready(leaving);
      return work();
    };
    return writing(() =>
      attempt().catch((error: unknown) => {
        if ((error as StoreFault).cause !== reopened) throw error;
        return attempt();
      }),
    );
  };
}

export function ledgerOf({ store, env, isKiosk, mirror, onLoss, onHealed }: LedgerOptions): Ledger {
  const isWaiting = (): boolean => ledger.books.pending > 0;
  const health = healthOf({ store, env, isKiosk, mirror, onHealed, isWaiting });
  const reading = watched(health, readable);
  const write = guarded(health);
  const repaired = (stored: unknown): Repaired => repair(stored, mirror.read().mark);
  const noted = (meta: Meta): Meta => {
    // Unless a later one has been noted.
    if (store.durable && meta.rev > (mirror.read().mark?.rev ?? -1)) mirror.write({ mark: meta });
    ledger.books = meta;
    health.look();
    return meta;
  };
  const ledger: { -readonly [name in keyof Ledger]: Ledger[name] } = {
    health,
    books: emptyMeta,
    read: (key) => reading(async () => (await store.read([key]))[0]),
    look: (...range) => reading(() => store.page(...range)),
    transact: async (change, keys = [], durability) => {
      let after = ledger.books;
      let found: readonly EndedStream[] = [];
      const result = await write(false, () =>
        store.transact(
          [metaKey, ...keys],
          ([stored, ...values]) => {
            const before = repaired(stored);
            const { meta = before.meta, losses = [], ...rest } = change(before.meta, values);
            found = [...before.losses, ...losses];
            after = meta;
            if (meta === stored) return rest;
            after = { ...meta, rev: meta.rev + 1 };
            return { ...rest, put: [...(rest.put ?? []), [metaKey, after]] };
          },
          durability,
        ),
      );
      noted(after);
      found.forEach(onLoss);
      return result;
    },
    refresh: async () => {
      const { stored, meta } = await reading(async () => {
        const [stored] = await store.read([metaKey]);
        return { stored, ...repaired(stored) };
      });
      // What another page has committed is about to be told to the collector: from then on it must not be forgotten.
      if (meta === (stored ?? emptyMeta)) return noted(meta);
      ledger.books = meta;
      if (health.state === 'suspect') return meta;
      return ledger.transact((books) => ({ result: books, meta: books }));
    },
    keep: async (entry) => {
      await write(true, () => {
        store.hurry();
        return store.transact([], () => ({ result: null, put: [entry()] }));
      });
    },
  };
  return ledger;
}
