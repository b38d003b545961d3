import type { Held } from './books.ts';
import { ended, keyOf, placed, settled, spanOf } from './books.ts';
import { roomy } from './condition.ts';
import type { Ledger, LedgerOptions } from './ledger.ts';
import { ledgerOf } from './ledger.ts';
import type { Draft, Meta, OutboxRecord } from './record.ts';
import {
  isDraft,
  isRecord,
  recordPrefix,
  sizeOf,
  unnumberedKey,
  unnumberedPrefix,
} from './record.ts';
import type { Entry } from './store.ts';
import { StoreFault } from './store.ts';

/** A piece of the queue, in its order. */
export interface Page {
  readonly held: readonly Held[];
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

export interface OutboxOptions extends LedgerOptions {
  readonly caps: Caps;
  /**
   * Records that leave the store at once: a transaction costs as much for many as for few. As many may be sent again, and are
   * counted once, by a page that comes after one that was cut off.
   */
  readonly together: number;
  /** SHA-256 of a text, hexadecimal. */
  readonly hash: (text: string) => Promise<string>;
}

/**
 * The answers of one unit on this device, until the collector has them. Knows nothing of the network.
 * Every method that reaches the store may reject with a `StoreFault`, except `append`, which says so.
 */
export interface Outbox extends Ledger {
  readonly durable: boolean;
  /** What is known of the books where the store cannot be read, if it is a `Mark`. */
  mark(): unknown;
  /** All entries whose keys begin with `prefix`, page by page. What comes or goes meanwhile may be among them or not. */
  entries(prefix: string): AsyncGenerator<Entry, void>;
  /**
   * Saves an answer: when this resolves with one, it is on disk.
   * A record and its sequence number are made in one transaction, so the numbers of a stream have no gap whichever page
   * gives them. A page that is `leaving` may have no turn left to read the books and then write, but has one to write
   * (measured in Chromium and Firefox): so the answer is written alone, and gets its number next, or from `admit` in another
   * page, and then the draft comes back. The same where there is no hash of it yet.
   */
  append(draft: Draft, leaving: boolean): Promise<OutboxRecord | Draft | StoreFault>;
  /** Gives what pages have saved while they went away its place in the stream, and lets go of what was to wait for that. */
  admit(): Promise<void>;
  /** Up to `count` records after the key `after` ('' for the first page); null after the last one. */
  page(after: string, count?: number): Promise<Page | null>;
  /** Records that wait for the collector, as far as this page knows. */
  waiting(): number;
  /**
   * The collector has these: they are in no further page, and leave the store many at a time, later while it must not be written
   * to. That they could not is found out by `letGo`.
   */
  settle(held: readonly Held[]): void;
  /** Has all that the collector has leave the store. `closed`: the stream has been told to be over. */
  letGo(closed?: boolean): Promise<void>;
  close(): void;
}

export function openOutbox(options: OutboxOptions): Outbox {
  const { store } = options;
  const ledger = ledgerOf(options);
  async function* entries(prefix: string): AsyncGenerator<Entry, void> {
    for (let after = ''; ;) {
      const page = await ledger.look(prefix, after, pageSize);
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      [after] = last;
    }
  }
  const room = roomOf(ledger, options);
  const queue = queueOf(ledger, options, () => room.freed());
  const intake = intakeOf(ledger, options, { room, entries, letGo: queue.letGo });
  const mark = (): unknown => options.mirror.read().mark;
  const close = (): void => {
    ledger.health.close();
    store.close();
  };
  return Object.assign(ledger, queue, intake, { durable: store.durable, mark, entries, close });
}

interface Room {
  /** Throws when `draft` has none. */
  need(books: Meta, draft: Draft): void;
  /** Records have left. */
  freed(): void;
}

/** Room by our own limit, which comes back as records leave; a full disk is only known to have ended when a write succeeds. */
function roomOf(ledger: Ledger, { caps }: OutboxOptions): Room {
  let capped = false;
  const lacks = ({ pending, quarantined, bytes }: Meta, more: number): boolean =>
    pending + quarantined >= caps.records || bytes + more > caps.bytes;
  return {
    need: (books, draft) => {
      capped = lacks(books, sizeOf(draft));
      if (capped) throw new StoreFault('full', 'own limit');
    },
    freed: () => {
      if (capped && !lacks(ledger.books, 0)) ledger.health.well(roomy);
    },
  };
}

/** How answers come in. */
function intakeOf(
  ledger: Ledger,
  { store, env, hash }: OutboxOptions,
  { room, entries, letGo }: { room: Room } & Pick<Outbox, 'entries' | 'letGo'>,
): Pick<Outbox, 'append' | 'admit'> {
  const { health } = ledger;
  /** Null if it was `waiting` under a key, and another page has been first. */
  const place = (draft: Draft, waiting?: string): Promise<OutboxRecord | null> =>
    ledger.transact<OutboxRecord | null>(
      (books, [there, waits]) => {
        if (waiting && !isDraft(waits)) return { result: null };
        if (!waiting) room.need(books, draft);
        const { entry, ...change } = placed(draft, books, env.uuid());
        if ((there as string[]).includes(entry[0])) throw new StoreFault('suspect', 'place taken');
        return { ...change, put: [entry], remove: waiting ? [waiting] : [] };
      },
      [
        [keyOf(ledger.books.high + 1, ledger.books), `${recordPrefix}\uffff`],
        ...(waiting ? [waiting] : []),
      ],
    );
  const number = async (draft: Draft, key: string): Promise<OutboxRecord | null> =>
    place({ ...draft, sha256: draft.sha256 || (await hash(draft.body)) }, key);
  const keep = async (draft: Draft): Promise<OutboxRecord | Draft> => {
    const key = unnumberedKey(draft.id);
    await ledger.keep(() => {
      room.need(ledger.books, draft);
      return [key, draft];
    });
    return (await number(draft, key).catch(() => null)) ?? draft;
  };
  const append: Outbox['append'] = async (draft, leaving) => {
    if (!store.durable) return new StoreFault('unavailable', 'nothing durable to save to');
    try {
      // What waits from before is to be known before anything is written.
      if (!store.openings()) await ledger.refresh();
      const saved = (!leaving && draft.sha256 && (await place(draft))) || (await keep(draft));
      health.well(roomy);
      return saved;
    } catch (error) {
      return StoreFault.from(error);
    }
  };
  const admit = async (): Promise<void> => {
    if (health.state === 'suspect') return;
    await letGo();
    for await (const [key, value] of entries(unnumberedPrefix)) {
      // A newer format is left for its SDK.
      if (isDraft(value)) await number(value, key);
    }
  };
  return { append, admit };
}

/** How answers go out. */
function queueOf(
  ledger: Ledger,
  { together }: OutboxOptions,
  freed: () => void,
): Pick<Outbox, 'page' | 'settle' | 'letGo' | 'waiting'> {
  const { health } = ledger;
  /** Records that the collector has and the store still holds, by key. */
  const gone = new Map<string, Held>();
  const page: Outbox['page'] = async (after, count = pageSize) => {
    const entries = await ledger.look(recordPrefix, after, count);
    const held: Held[] = [];
    const foreign: string[] = [];
    for (const [key, record] of entries) {
      if (!isRecord(record)) foreign.push(key);
      else if (!gone.has(key)) held.push({ key, record });
    }
    const last = entries.at(-1);
    return last ? { held, foreign, last: last[0] } : null;
  };
  const letGo = async (closed = false): Promise<void> => {
    while (gone.size && health.state !== 'suspect') {
      const held = [...gone.values()].slice(0, together);
      const span = spanOf(held);
      await ledger.transact(
        (books, [there]) => {
          const change = settled(held, books, { span, there: there as string[] });
          return closed ? { ...change, meta: ended(change.meta) } : change;
        },
        [span],
        'relaxed',
      );
      for (const { key } of held) gone.delete(key);
      freed();
    }
  };
  const settle: Outbox['settle'] = (held) => {
    for (const one of held) gone.set(one.key, one);
    if (gone.size >= together) letGo().catch(() => undefined);
  };
  return { page, settle, letGo, waiting: () => Math.max(0, ledger.books.pending - gone.size) };
}
