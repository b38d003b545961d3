import type { Environment } from '../environment.ts';
import type { BookChange, Held, Settlement } from './books.ts';
import { keyOf, placed, settled, spanOf } from './books.ts';
import { Health } from './health.ts';
import { LogGuard } from './log.ts';
import type { Mark, Mirror } from './mirror.ts';
import { repair } from './mirror.ts';
import type { Draft, EndedStream, Meta, OutboxRecord } from './record.ts';
import {
  emptyMeta,
  isDraft,
  isRecord,
  metaKey,
  recordPrefix,
  sizeOf,
  unnumberedKey,
  unnumberedPrefix,
} from './record.ts';
import type { Change, Entry, Span, Store } from './store.ts';
import { StoreFault } from './store.ts';

/** A piece of the queue, in its order. */
export interface Page {
  readonly held: Held[];
  /** Keys of records in a format that only a newer SDK can read: left where they are, for that SDK to send. */
  readonly foreign: readonly string[];
  /** The key to go on from. */
  readonly last: string;
}

/** Records that are read at once, so that no write waits long behind the reading. */
const pageSize = 50;

/** Own limits: a browser's figures for what is left are made up (Chrome 138 and later report usage + 10 GiB). */
export interface Caps {
  readonly records: number;
  readonly bytes: number;
}

export interface OutboxOptions {
  readonly store: Store;
  readonly env: Environment;
  readonly mirror: Mirror;
  readonly caps: Caps;
  /** Called once for every loss that is found, after the books that declare it are written. */
  readonly onLoss: (loss: EndedStream) => void;
}

/** What a transaction needs beside the books. */
interface Scope {
  readonly keys?: readonly (string | Span)[];
  readonly durability?: 'strict' | 'relaxed';
}

/**
 * The answers of one unit on this device, until the collector has them. Knows nothing of the network.
 * Every method that reaches the store may reject with a `StoreFault`, except `append`, which says so.
 */
export class Outbox {
  readonly health: Health;
  readonly #store: Store;
  readonly #env: Environment;
  readonly #mirror: Mirror;
  readonly #caps: Caps;
  readonly #onLoss: (loss: EndedStream) => void;
  readonly #log: LogGuard;
  /** Records that the collector has, by key, while the store must not be written to. */
  readonly #forgotten = new Map<string, Held>();
  #books: Meta = emptyMeta;
  /** Full by our own limit, which ends as records leave; a full disk is only known to have ended when a write succeeds. */
  #capped = false;

  constructor({ store, env, mirror, caps, onLoss }: OutboxOptions) {
    this.health = new Health(store, env, mirror);
    this.#store = store;
    this.#env = env;
    this.#mirror = mirror;
    this.#caps = caps;
    this.#onLoss = onLoss;
    this.#log = new LogGuard(store, env, {
      isWaiting: () => this.#books.pending > 0 && this.health.state !== 'suspect',
      onFault: (error) => this.health.fault(error),
    });
  }

  get durable(): boolean {
    return this.#store.durable;
  }

  /** The books as the last transaction of this page left them. */
  get books(): Meta {
    return this.#books;
  }

  /** What is known of the books where the store cannot be read, or null. */
  get mark(): Mark | null {
    return this.#mirror.mark;
  }

  /** Reads the books; opens the store if it is not yet, and finds out whether it was wiped. */
  async refresh(): Promise<Meta> {
    const stored = await this.read(metaKey);
    try {
      const { meta } = repair(stored, this.#mirror.mark);
      // What another page has committed is about to be told to the collector: from then on it must not be forgotten.
      if (meta === (stored ?? emptyMeta)) return this.#noted(meta);
      this.#books = meta;
      if (this.health.state === 'suspect') return meta;
      return await this.transact((books) => ({ result: books, meta: books }));
    } catch (error) {
      throw this.health.fault(error, 'read');
    }
  }

  /** The value under a key, or undefined. */
  async read(key: string): Promise<unknown> {
    try {
      const [value] = await this.#store.read([key]);
      this.health.well('read');
      return value;
    } catch (error) {
      throw this.health.fault(error, 'read');
    }
  }

  /** All entries whose keys begin with `prefix`, page by page. What comes or goes meanwhile may be among them or not. */
  async *entries(prefix: string): AsyncGenerator<Entry, void> {
    for (let after = ''; ;) {
      const page = await this.#store.page(prefix, after, pageSize);
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      after = last[0];
    }
  }

  /**
   * Saves an answer: when this resolves with one, it is on disk.
   * A record and its sequence number are made in one transaction, so the numbers of a stream have no gap whichever page
   * gives them. A page that is `leaving` may have no turn left to read the books and then write, but has one to write
   * (measured in Chromium and Firefox): so the answer is written alone, and gets its number next, or from `admit` in another
   * page, and then the draft comes back.
   */
  async append(draft: Draft, leaving: boolean): Promise<OutboxRecord | Draft | StoreFault> {
    if (!this.#store.durable) return new StoreFault('unavailable', 'nothing durable to save to');
    try {
      if (!(await this.health.heal())) return new StoreFault('suspect', this.health.cause);
      // What waits from before is to be known before anything is written.
      if (this.#store.openings() === 0) await this.refresh();
      await this.#settleForgotten();
      const saved = await (leaving ? this.#keep(draft) : this.#place(draft));
      this.health.well('append');
      return saved;
    } catch (error) {
      return StoreFault.from(error);
    }
  }

  async #keep(draft: Draft): Promise<OutboxRecord | Draft> {
    const key = unnumberedKey(draft.id);
    const change = (): Change<void> => {
      this.#needRoom(this.#books, draft);
      return { result: undefined, put: [[key, draft]] };
    };
    await this.#write([], change, { leaving: true });
    return (await this.#number(key).catch(() => null)) ?? draft;
  }

  #place(draft: Draft): Promise<OutboxRecord> {
    // Most often no other page has been first; then the key is known to be free without another turn to ask.
    const expected = keyOf({ seq: this.#books.high + 1 }, this.#books);
    return this.transact(
      (books, [there]) => {
        this.#needRoom(books, draft);
        const { entry, ...change } = placed(draft, books, this.#env.uuid());
        const free = entry[0] === expected && there === undefined;
        return { ...change, ...(free ? { put: [entry] } : { add: [entry] }) };
      },
      { keys: [expected] },
    );
  }

  /** Gives what pages have saved while they went away its place in the stream. */
  async admit(): Promise<void> {
    if (this.health.state === 'suspect') return;
    for await (const [key, value] of this.entries(unnumberedPrefix)) {
      // A newer format is left for its SDK.
      if (isDraft(value)) await this.#number(key);
    }
  }

  /** Null if another page has been first. */
  #number(key: string): Promise<OutboxRecord | null> {
    return this.transact<OutboxRecord | null>(
      (books, [draft]) => {
        if (!isDraft(draft)) return { result: null };
        const { entry, ...change } = placed(draft, books, this.#env.uuid());
        return { ...change, add: [entry], remove: [key] };
      },
      { keys: [key] },
    );
  }

  #hasRoom({ pending, quarantined, bytes }: Meta, more = 0): boolean {
    return pending + quarantined < this.#caps.records && bytes + more <= this.#caps.bytes;
  }

  #needRoom(books: Meta, draft: Draft): void {
    this.#capped = !this.#hasRoom(books, sizeOf(draft));
    if (this.#capped) throw new StoreFault('full', 'the outbox has reached its own limit');
  }

  /** Up to `count` records after the key `after` ('' for the first page); null after the last one. */
  async page(after: string, count = pageSize): Promise<Page | null> {
    const entries = await this.#store.page(recordPrefix, after, count);
    const last = entries.at(-1)?.[0];
    if (last === undefined) return null;
    const held = entries.flatMap(([key, record]) =>
      isRecord(record) && !this.#forgotten.has(key) ? [{ key, record }] : [],
    );
    const foreign = entries.flatMap(([key, record]) => (isRecord(record) ? [] : [key]));
    return { held, foreign, last };
  }

  /** Takes records out, or sets them aside. */
  async settle(settlement: Settlement): Promise<void> {
    const { forget, quarantine } = settlement;
    const all = [...forget, ...quarantine.map(({ held }) => held)];
    if (!all.length) return;
    if (this.health.state === 'suspect') {
      for (const held of forget) this.#forgotten.set(held.key, held);
      return;
    }
    const span = spanOf(all);
    const since = new Date(this.#env.now()).toISOString();
    await this.transact(
      (books, [there]) => settled(settlement, books, { span, there: there as string[], since }),
      { keys: [span], durability: quarantine.length ? 'strict' : 'relaxed' },
    );
    if (this.#capped && this.#hasRoom(this.#books)) this.health.well('append');
  }

  async #settleForgotten(): Promise<void> {
    while (this.#forgotten.size && this.health.state !== 'suspect') {
      const forget = [...this.#forgotten.values()].slice(0, pageSize);
      await this.settle({ forget, quarantine: [] });
      for (const { key } of forget) this.#forgotten.delete(key);
    }
  }

  /** One transaction over the books and `keys`, with the books repaired first and mirrored after. */
  async transact<T>(
    change: (books: Meta, values: unknown[]) => BookChange<T>,
    { keys = [], durability = 'strict' }: Scope = {},
  ): Promise<T> {
    let after: Meta = this.#books;
    let found: readonly EndedStream[] = [];
    const apply = ([stored, ...values]: unknown[]): Change<T> => {
      const repaired = repair(stored, this.#mirror.mark);
      const { meta, losses = [], put = [], ...rest } = change(repaired.meta, values);
      found = [...repaired.losses, ...losses];
      after = meta ?? repaired.meta;
      if (after === stored) return { ...rest, put };
      after = { ...after, rev: after.rev + 1 };
      return { ...rest, put: [...put, [metaKey, after]] };
    };
    const result = await this.#write([metaKey, ...keys], apply, { durability });
    this.#noted(after);
    for (const loss of found) this.#onLoss(loss);
    return result;
  }

  async #write<T>(
    keys: readonly (string | Span)[],
    change: (values: unknown[]) => Change<T>,
    { durability = 'strict', leaving = false }: Pick<Scope, 'durability'> & { leaving?: boolean },
  ): Promise<T> {
    try {
      if (!(await this.#log.beforeWrite(leaving)))
        throw new StoreFault('suspect', this.health.cause);
      if (leaving) this.#store.hurry();
      const result = await this.#store.transact(keys, change, durability);
      this.health.well('write');
      return result;
    } catch (error) {
      throw this.health.fault(error);
    }
  }

  #noted(meta: Meta): Meta {
    if (this.#store.durable) this.#mirror.note(meta);
    this.#books = meta;
    this.#log.look();
    return meta;
  }

  close(): void {
    this.#log.close();
    this.#store.close();
  }
}
