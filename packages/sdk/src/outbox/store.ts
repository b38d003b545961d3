export type Entry = readonly [key: string, value: unknown];

/** All keys from the first to the last, both included. */
export type Span = readonly [first: string, last: string];

/** What one transaction writes, all of it or nothing, and what it hands back. */
export interface Change<T> {
  readonly result: T;
  readonly put?: readonly Entry[];
  readonly remove?: readonly (string | Span)[];
}

/**
 * The narrow port under the outbox: string keys, plain values, atomic change. Every method rejects with a `StoreFault`.
 */
export interface Store {
  /** False where what is kept does not outlive the window. */
  readonly durable: boolean;
  /** How often it has been opened in the life of this page: whoever closed it may have been the end of the browser. */
  openings(): number;
  /** The values of `keys`, in order, undefined where there is none. */
  read(keys: readonly string[]): Promise<unknown[]>;
  /** Up to `count` entries whose keys begin with `prefix` and sort after `after` ('' for the first page). */
  page(prefix: string, after: string, count: number): Promise<Entry[]>;
  /**
   * Reads `keys` and writes what `change` makes of them, in one transaction that no other page can come between. The value
   * of a key is undefined where there is none; that of a span is the keys in it, in order.
   * Resolves once it is on disk (`strict`), or once committed (`relaxed`: a power cut may undo it as a whole).
   * If `change` throws, nothing is written; a `StoreFault` is passed on as it is. The cause is `reopened`, and nothing is written either, if the
   * store had to be opened again for it: what closed it may have torn its log.
   */
  transact<T>(
    keys: readonly (string | Span)[],
    change: (values: unknown[]) => Change<T>,
    durability?: Durability,
  ): Promise<T>;
  /** Gives up what is in flight, so that what is written next waits for nothing. What was given up rejects as `unavailable`. */
  hurry(): void;
  /** Has `run` called whenever someone else has closed it: an engine that met an error, or that clears the site. */
  whenClosed(run: () => void): void;
  close(): void;
}

/** Cause of the fault of a write that found the store closed. */
export const reopened = 'opened again';

export type Durability = 'strict' | 'relaxed';

/** Errors of the engines that say that the disk, or what is on it, is not sound. */
const damaged = /^(Unknown|NotReadable|Encoding|Constraint|Data)Error$/;

/**
 * Why a store failed, in three kinds that call for three reactions.
 * `full`: no room. `suspect`: the disk answered with an I/O error, and what is written next may be wiped at the next start.
 * `unavailable`: everything else; nothing is known to be damaged.
 */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly kind: 'full' | 'suspect' | 'unavailable';

  constructor(kind: StoreFault['kind'], cause: unknown) {
    super(String(cause), { cause });
    this.kind = kind;
  }

  /** Puts the many errors of the engines into the three kinds. */
  static from(error: unknown): StoreFault {
    if (error instanceof StoreFault) return error;
    const name = String((error as Partial<Error> | null)?.name);
    const kind = damaged.test(name) ? 'suspect' : 'unavailable';
    return new StoreFault(name === 'QuotaExceededError' ? 'full' : kind, error);
  }
}
