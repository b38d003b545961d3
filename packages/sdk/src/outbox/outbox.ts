import type { SeqRange } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import { Health } from './health.ts';
import { LogGuard } from './log.ts';
import type { Mirror } from './mirror.ts';
import { repair } from './mirror.ts';
import type {
  Draft,
  EndedStream,
  Meta,
  OutboxRecord,
  Quarantined,
  QuarantineReason,
} from './record.ts';
import {
  emptyMeta,
  isQuarantined,
  isRecord,
  metaKey,
  quarantineKey,
  quarantinePrefix,
  receiptKey,
  recordKey,
  recordPrefix,
  sizeOf,
} from './record.ts';
import type { Change, Entry, Store } from './store.ts';
import { StoreFault } from './store.ts';

/** A record and the key it lies under. */
export interface Held {
  readonly key: string;
  readonly record: OutboxRecord;
}

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

/** What is to become of records once the collector, or the wire, has spoken. */
export interface Settlement {
  readonly forget: readonly Held[];
  readonly quarantine: readonly { readonly held: Held; readonly reason: QuarantineReason }[];
}

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

/** What `change` makes of the books; `meta` undefined leaves them alone. */
type BookChange<T> = Change<T> & { readonly meta?: Meta };

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
  /** Keys of records that the collector has, while the store must not be written to. */
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

  /** Reads the books; opens the store if it is not yet, and finds out whether it was wiped. */
  async refresh(): Promise<Meta> {
    try {
      const [stored] = await this.#store.read([metaKey]);
      const { meta } = repair(stored, this.#mirror.mark);
      this.health.well('read');
      const asStored = meta === stored || (stored === undefined && meta === emptyMeta);
      // What another page has committed is about to be told to the collector: from then on it must not be forgotten.
      if (asStored) return this.#noted(meta);
      this.#books = meta;
      if (this.health.state === 'suspect') return meta;
      return await this.transact((books) => ({ result: books, meta: books }));
    } catch (error) {
      throw this.health.fault(error, 'read');
    }
  }

  /**
   * Saves an answer: when this resolves with a record, it is on disk.
   * A record and its sequence number are made in one transaction, so the numbers of a stream have no gap whichever page gives them.
   */
  async append(draft: Draft): Promise<OutboxRecord | StoreFault> {
    if (!this.#store.durable) return new StoreFault('unavailable', 'nothing durable to save to');
    try {
      if (!(await this.health.heal())) return new StoreFault('suspect', this.health.cause);
      // What waits from before is to be known before anything is written.
      if (this.#store.openings() === 0) await this.refresh();
      await this.#settleForgotten();
      const record = await this.transact((books) => this.#place(draft, books));
      this.health.well('append');
      return record;
    } catch (error) {
      return StoreFault.from(error);
    }
  }

  #hasRoom({ pending, quarantined, bytes }: Meta, more = 0): boolean {
    return pending + quarantined < this.#caps.records && bytes + more <= this.#caps.bytes;
  }

  #place(draft: Draft, books: Meta): BookChange<OutboxRecord> {
    const bytes = books.bytes + sizeOf(draft);
    this.#capped = !this.#hasRoom(books, sizeOf(draft));
    if (this.#capped) throw new StoreFault('full', 'the outbox has reached its own limit');
    const { stream } = books;
    const seq = stream === null ? 1 : books.high + 1;
    const record: OutboxRecord = { ...draft, stream: stream ?? this.#env.uuid(), seq };
    const low = books.pending === 0 ? seq : books.low;
    const pending = books.pending + 1;
    return {
      result: record,
      add: [[recordKey(seq), record]],
      meta: { ...books, stream: record.stream, high: seq, low, pending, bytes },
    };
  }

  /** Up to `count` records after the key `after` ('' for the first page); null after the last one. */
  async page(after: string, count: number): Promise<Page | null> {
    const entries = await this.#store.page(recordPrefix, after, count);
    const last = entries.at(-1)?.[0];
    if (last === undefined) return null;
    const held = entries.flatMap(([key, record]) =>
      isRecord(record) && !this.#forgotten.has(key) ? [{ key, record }] : [],
    );
    const foreign = entries.flatMap(([key, record]) => (isRecord(record) ? [] : [key]));
    return { held, foreign, last };
  }

  /** Every record that waits, page by page. What comes or goes meanwhile may be among them or not. */
  async *waiting(): AsyncGenerator<OutboxRecord, void> {
    for (let after = ''; ;) {
      const page = await this.page(after, pageSize);
      if (!page) return;
      for (const { record } of page.held) yield record;
      after = page.last;
    }
  }

  /**
   * Puts the counter of the waiting right when nothing waits: a transaction that failed half in Firefox, after its
   * commit, may have counted a record that is not there.
   */
  async recount(): Promise<void> {
    const { rev, pending } = await this.refresh();
    if (
      !pending ||
      this.health.state === 'suspect' ||
      (await this.#store.page(recordPrefix, '', 1)).length
    )
      return;
    await this.transact((books) => ({
      result: undefined,
      ...(books.rev === rev && { meta: { ...books, pending: 0, low: books.high + 1 } }),
    }));
  }

  /** Takes records out, or sets them aside. The counters follow what was really there, since another page may have been first. */
  async settle(settlement: Settlement): Promise<void> {
    const { forget, quarantine } = settlement;
    if (!forget.length && !quarantine.length) return;
    if (this.health.state === 'suspect') {
      for (const held of forget) this.#forgotten.set(held.key, held);
      return;
    }
    const since = new Date(this.#env.now()).toISOString();
    const all = [...forget, ...quarantine.map(({ held }) => held)];
    await this.transact(
      (books, stored) => {
        const present = new Set(
          all.filter((held, i) => isRecord(stored[i]) && stored[i].id === held.record.id),
        );
        const gone = forget.filter((held) => present.has(held));
        const aside = quarantine.filter(({ held }) => present.has(held));
        const pending = books.pending - present.size;
        const freed = gone.reduce((sum, { record }) => sum + sizeOf(record), 0);
        return {
          result: undefined,
          remove: [...present].map(({ key }) => key),
          put: aside.map(({ held: { record }, reason }) => [
            quarantineKey(record.id),
            { v: 1, record, reason, since },
          ]),
          meta: {
            ...books,
            pending,
            low: pending === 0 ? books.high + 1 : lowAfter(books.low, present),
            bytes: books.bytes - freed,
            quarantined: books.quarantined + aside.length,
          },
        };
      },
      { keys: all.map(({ key }) => key), durability: quarantine.length ? 'strict' : 'relaxed' },
    );
    if (this.#capped && this.#hasRoom(this.#books)) this.health.well('append');
  }

  async #settleForgotten(): Promise<void> {
    if (!this.#forgotten.size) return;
    const forget = [...this.#forgotten.values()];
    this.#forgotten.clear();
    await this.settle({ forget, quarantine: [] });
  }

  /** All that is set aside, page by page; null for what only a newer SDK can read. */
  async *aside(): AsyncGenerator<Quarantined | null, void> {
    for (let after = ''; ;) {
      const entries = await this.#store.page(quarantinePrefix, after, pageSize);
      for (const [, value] of entries) yield isQuarantined(value) ? value : null;
      const last = entries.at(-1);
      if (!last) return;
      after = last[0];
    }
  }

  /** Writes the declaration of a loss into the books, to go out with the next batch. */
  async declareLost(stream: string, lost: readonly SeqRange[]): Promise<void> {
    const declared = await this.transact((books) => {
      const ours = books.stream === stream && books.pending === 0;
      return { result: ours, ...(ours && { meta: { ...books, lost: [...books.lost, ...lost] } }) };
    });
    if (declared) this.#onLoss({ stream, high: this.#books.high, lost });
  }

  /** The collector has heard a declaration. */
  async confirmLost(stream: string, lost: readonly SeqRange[]): Promise<void> {
    const told = new Set(lost.map((range) => range.join()));
    await this.transact((books) => ({
      result: undefined,
      ...(books.stream === stream && {
        meta: { ...books, lost: books.lost.filter((range) => !told.has(range.join())) },
      }),
    }));
  }

  /** Names the stream of a kiosk before its first answer, so that its signs of life have one to speak of. */
  async openStream(): Promise<void> {
    if (!this.#store.durable || this.#books.stream !== null || this.health.state === 'suspect')
      return;
    await this.transact((books) => ({
      result: undefined,
      ...(books.stream === null && { meta: { ...books, stream: this.#env.uuid() } }),
    }));
  }

  /** What was last known of the stream, also when the store cannot be read; `pending` is then at most so many. */
  get lastKnown(): Pick<Meta, 'stream' | 'high' | 'pending'> {
    const mark = this.#books.stream === null ? this.#mirror.mark : null;
    if (!mark) return this.#books;
    return { stream: mark.stream, high: mark.high, pending: mark.high - mark.low + 1 };
  }

  /** The last receipt of a stream as it was kept, or undefined. */
  async receipt(stream: string): Promise<unknown> {
    try {
      return (await this.#store.read([receiptKey(stream)]))[0];
    } catch (error) {
      throw this.health.fault(error, 'read');
    }
  }

  /** Keeps the last receipt of a stream, until the stream is forgotten. */
  async keepReceipt(stream: string, receipt: unknown): Promise<void> {
    if (this.health.state === 'suspect') return;
    const put: Entry[] = [[receiptKey(stream), receipt]];
    await this.transact(() => ({ result: undefined, put }), { durability: 'relaxed' });
  }

  /** Ends the stream if nothing of it is left here: the next answer begins another, and nothing ties the two together. */
  async endStream(): Promise<void> {
    await this.transact((books) => {
      const { stream, high, pending, quarantined, lost, ended } = books;
      if (stream === null || pending || quarantined) return { result: undefined };
      return {
        result: undefined,
        meta: {
          // What a newer SDK keeps in the books beside ours is not ours to drop.
          ...books,
          ...emptyMeta,
          rev: books.rev,
          bytes: books.bytes,
          ended: [...ended, { stream, high, lost }],
        },
      };
    });
  }

  /** Forgets an ended stream: the collector has confirmed it, or has been told all that there is to tell. */
  async forgetStream(stream: string): Promise<void> {
    await this.transact((books) => ({
      result: undefined,
      remove: [receiptKey(stream)],
      meta: { ...books, ended: books.ended.filter((ended) => ended.stream !== stream) },
    }));
  }

  /** One transaction over the books and `keys`, with the books repaired first and mirrored after. */
  async transact<T>(
    change: (books: Meta, values: unknown[]) => BookChange<T>,
    {
      keys = [],
      durability = 'strict',
    }: { keys?: readonly string[]; durability?: 'strict' | 'relaxed' } = {},
  ): Promise<T> {
    let after: Meta = this.#books;
    let losses: readonly EndedStream[] = [];
    const apply = ([stored, ...values]: unknown[]): Change<T> => {
      const repaired = repair(stored, this.#mirror.mark);
      losses = repaired.losses;
      const { meta, put = [], ...rest } = change(repaired.meta, values);
      after = meta ?? repaired.meta;
      if (after !== stored) after = { ...after, rev: after.rev + 1 };
      return { ...rest, put: after === stored ? put : [...put, [metaKey, after]] };
    };
    try {
      if (!(await this.#log.beforeWrite())) throw new StoreFault('suspect', this.health.cause);
      const result = await this.#store.transact([metaKey, ...keys], apply, durability);
      this.health.well('write');
      this.#noted(after);
      for (const loss of losses) this.#onLoss(loss);
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

/** The mark below which nothing waits, after `settled` have gone. */
function lowAfter(low: number, settled: ReadonlySet<Held>): number {
  const seqs = new Set([...settled].map(({ record }) => record.seq));
  while (seqs.has(low)) low++;
  return low;
}
