import type { Environment } from '../environment.ts';
import type { BookChange } from './books.ts';
import type { Proof } from './condition.ts';
import { readable, writable } from './condition.ts';
import type { Health, HealthOptions } from './health.ts';
import { healthOf } from './health.ts';
import type { Mirror } from './mirror.ts';
import type { EndedStream, Meta } from './record.ts';
import { emptyMeta, isMeta, metaKey } from './record.ts';
import type { Repaired, repair } from './repair.ts';
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
  readonly load: HealthOptions['load'] & {
    readonly repair: () => Promise<{ readonly repair: typeof repair }>;
  };
}

/** The books of the outbox, and transactions over them. What reaches the store may reject with a `StoreFault`. */
export interface Ledger {
  readonly health: Health;
  /** As the last transaction of this page left them. */
  readonly books: Meta;
  /** Reads the books; opens the store if it is not yet, and finds out whether it was wiped. */
  refresh(): Promise<void>;
  /** As `Store.page`. */
  look: Store['page'];
  /** One transaction over the books and `keys`, with the books repaired first and mirrored after. */
  transact<T>(
    change: (books: Meta, values: unknown[]) => BookChange<T>,
    keys?: readonly (string | Span)[],
    durability?: Durability,
  ): Promise<T>;
  /** Writes an entry alone, without a look at the stored books: what a page that goes away has time for. */
  keep(entry: () => Entry): Promise<unknown>;
}

/** Cause of the fault of a transaction that has found books of an earlier moment than the mark. */
const behind = 'behind';

/** Does a piece of work with the store, and has the health take note of how it went. */
type Doing = <T>(work: () => Promise<T>) => Promise<T>;

/** What is done with the store, and the stored books as they must be: that throws for books that are behind while what puts them right is not there. */
type Work = readonly [
  repaired: (stored: unknown) => Repaired,
  reading: Doing,
  writing: (leaving: boolean) => Doing,
];

function workOf({ mirror, load }: LedgerOptions, health: Health): Work {
  let mend: typeof repair | undefined;
  const repaired = (stored: unknown): Repaired => {
    if (stored !== undefined && !isMeta(stored))
      throw new StoreFault('unavailable', 'written by a newer version');
    const { mark } = mirror.read();
    const meta = stored ?? emptyMeta;
    const ahead = (mark?.rev ?? -1) - meta.rev;
    // One count stands for one write: books of the same count and another stream are of another past, put back by someone.
    if (!(ahead >= 0) || (ahead === 0 && mark?.stream === meta.stream)) return { meta, losses: [] };
    if (!mend) throw new StoreFault('unavailable', behind);
    return mend(meta, mark);
  };
  const watched = async <T>(proof: Proof, work: () => Promise<T>): Promise<T> => {
    let isBehind = false;
    // Once more where what was in its way is no longer; twice, since a store that has to be opened again may have been cleared.
    for (let left = 2; ; left--) {
      try {
        if (isBehind) ({ repair: mend } = await load.repair());
        const result = await work();
        health.well(proof);
        return result;
      } catch (error) {
        const { cause } = error as StoreFault;
        isBehind = cause === behind;
        if (!left || !(isBehind || cause === reopened)) throw health.fault(error, proof);
      }
    }
  };
  return [
    repaired,
    (work) => watched(readable, work),
    // Nothing but filler is written to a store that is suspect, and nothing to any before what makes it safe.
    (leaving) => async (work) => {
      if (!(await health.heal())) throw new StoreFault('suspect', health.cause);
      return watched(writable, async () => {
        await health.ready(leaving);
        return work();
      });
    },
  ];
}

export function ledgerOf(options: LedgerOptions): Ledger {
  const { store, mirror, onLoss } = options;
  const health = healthOf({ ...options, isWaiting: () => ledger.books.pending > 0 });
  const [repaired, reading, writing] = workOf(options, health);
  const noted = (meta: Meta): void => {
    // Unless a later one has been noted.
    if (store.durable && !((mirror.read().mark?.rev ?? -1) >= meta.rev))
      mirror.write({ mark: meta });
    ledger.books = meta;
    health.look();
  };
  const ledger: { -readonly [name in keyof Ledger]: Ledger[name] } = {
    health,
    books: emptyMeta,
    look: (...range) => reading(() => store.page(...range)),
    transact: async (change, keys = [], durability) => {
      let after = ledger.books;
      let found: readonly EndedStream[] = [];
      const result = await writing(false)(() =>
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
      if (meta === (stored ?? emptyMeta)) {
        noted(meta);
        return;
      }
      ledger.books = meta;
      if (health.state !== 'suspect')
        await ledger.transact((books) => ({ result: null, meta: books }));
    },
    keep: (entry) =>
      writing(true)(() => {
        store.hurry();
        return store.transact([], () => ({ result: null, put: [entry()] }));
      }),
  };
  return ledger;
}
