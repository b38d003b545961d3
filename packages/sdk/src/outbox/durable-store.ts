import { promisifyRequest } from 'idb-keyval';
import type { Environment } from '../environment.ts';
import type { Change, Entry, Span, Store } from './store.ts';
import { StoreFault } from './store.ts';

/** Name of the one object store; the version stays 1 for ever, formats live in the records, since a tab with an older SDK would block an upgrade until it closes. */
const objectStore = 'outbox';

/** ms; Safari 14 may never answer the first `open` of a session (webkit#226547). */
const openTimeout = 4_000;

/** ms; a transaction that hangs longer is aborted, so that a respondent is told something. */
const transactionTimeout = 10_000;

type Use = <T>(
  mode: IDBTransactionMode,
  durability: IDBTransactionDurability,
  work: (store: IDBObjectStore) => Promise<T>,
) => Promise<T>;

/** Aborts a transaction that is in flight. */
type Abort = () => void;

interface Connection {
  /** How often it has connected. */
  count(): number;
  open(): Promise<IDBDatabase>;
  /** Closes; the next `open` connects again. */
  drop(): void;
  /** Closes for good: what its client still has under way must not find a database that was made after it. */
  close(): void;
}

/** One attempt to connect. `gone` is called when the connection was closed by someone else. */
function connect(name: string, env: Environment, gone: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (!env.indexedDB) throw new DOMException('IndexedDB is missing', 'NotSupportedError');
    const request = env.indexedDB.open(name);
    let late = false;
    const cancel = env.timer(openTimeout, () => {
      late = true;
      reject(new DOMException('open timed out', 'TimeoutError'));
    });
    request.onupgradeneeded = () => request.result.createObjectStore(objectStore);
    request.onsuccess = () => {
      cancel();
      const db = request.result;
      // Nobody waits for this connection any more; left open it would block an upgrade for ever.
      if (late) {
        db.close();
        return;
      }
      db.onclose = gone;
      db.onversionchange = () => {
        db.close();
        gone();
      };
      resolve(db);
    };
    request.onerror = () => {
      cancel();
      // Chromium says UnknownError where storing is forbidden; and whatever it is, nothing has been written.
      reject(new StoreFault('unavailable', request.error));
    };
  });
}

/** Connects once, and again after any closing. */
function connection(name: string, env: Environment): Connection {
  let current: Promise<IDBDatabase> | undefined;
  let count = 0;
  let closed = false;
  const open = (): Promise<IDBDatabase> => {
    if (closed) return Promise.reject(new StoreFault('unavailable', 'closed'));
    if (current) return current;
    const forget = (): void => {
      if (current === attempt) current = undefined;
    };
    const attempt = connect(name, env, forget);
    current = attempt;
    attempt.then(() => count++, forget);
    return attempt;
  };
  const drop = (): void => {
    current?.then((db) => db.close()).catch(() => undefined);
    current = undefined;
  };
  // Without a connection the next use makes one: what it writes is written into that opening.
  const close = (): void => {
    closed = true;
    drop();
  };
  return { count: () => count + (count && !current ? 1 : 0), open, drop, close };
}

/** Runs work in a transaction that is aborted when the work throws or hangs; until then it stands in `running`. */
function useOf(connected: Connection, env: Environment, running: Set<Abort>): Use {
  const begin = async (
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
  ): Promise<IDBTransaction> => {
    const start = async (): Promise<IDBTransaction> =>
      (await connected.open()).transaction(objectStore, mode, { durability });
    try {
      return await start();
    } catch (error) {
      // The connection was closed under us without a `close` event (idb-keyval#142): open it again, once.
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      connected.drop();
      return start();
    }
  };
  return async (mode, durability, work) => {
    let transaction: IDBTransaction | undefined;
    const abort: Abort = () => {
      try {
        transaction?.abort();
      } catch {
        // Already finished: there is nothing to take back.
      }
    };
    const cancel = env.timer(transactionTimeout, abort);
    running.add(abort);
    try {
      transaction = await begin(mode, durability);
      return await work(transaction.objectStore(objectStore));
    } catch (error) {
      abort();
      throw StoreFault.from(error);
    } finally {
      running.delete(abort);
      cancel();
    }
  };
}

/** Resolves when the transaction has completed with every request: with strict durability, when it is on disk. */
function completed(transaction: IDBTransaction, requests: readonly IDBRequest[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown = null;
    for (const request of requests) request.onerror = () => (failure ??= request.error);
    transaction.oncomplete = () => {
      // After an explicit commit, Firefox 153 completes a transaction of which a request has failed.
      if (failure === null) resolve();
      else reject(StoreFault.from(failure));
    };
    transaction.onabort = () => {
      // WebKitGTK 2.50 leaves `transaction.error` empty after an explicit commit.
      const cause = failure ?? transaction.error ?? new DOMException('aborted', 'AbortError');
      reject(StoreFault.from(cause));
    };
  });
}

/** Writes a change into an open transaction and commits it. */
async function commit(store: IDBObjectStore, change: Change<unknown>): Promise<void> {
  const { add = [], put = [], remove = [] } = change;
  // Asked first, since an `add` that fails after the commit does not take the rest back in Firefox.
  const taken = await Promise.all(add.map(([key]) => promisifyRequest(store.count(key))));
  if (taken.some((count) => count > 0)) throw new DOMException('key exists', 'ConstraintError');
  const requests: IDBRequest[] = [
    ...add.map(([key, value]) => store.add(value, key)),
    ...put.map(([key, value]) => store.put(value, key)),
    ...remove.map((key) => store.delete(isSpan(key) ? boundsOf(key) : key)),
  ];
  const done = completed(store.transaction, requests);
  // Without the explicit commit a write begun while the page goes away is lost in Chromium and Firefox.
  const transaction: Pick<Partial<IDBTransaction>, 'commit'> = store.transaction;
  transaction.commit?.();
  await done;
}

const isSpan = (key: string | Span): key is Span => typeof key !== 'string';
const boundsOf = ({ first, last }: Span): IDBKeyRange => IDBKeyRange.bound(first, last);

async function range(store: IDBObjectStore, bounds: IDBKeyRange, count: number): Promise<Entry[]> {
  const [keys, values] = await Promise.all([
    promisifyRequest(store.getAllKeys(bounds, count)),
    promisifyRequest(store.getAll(bounds, count) as IDBRequest<unknown[]>),
  ]);
  // Between bounds that are strings there are only strings.
  return keys.map((key, i) => [key as string, values[i]]);
}

/** What `keys` hold: all asked at once, since each wait for an answer is a turn of the event loop. */
const valuesOf = (store: IDBObjectStore, keys: readonly (string | Span)[]): Promise<unknown[]> =>
  Promise.all(
    keys.map((key) =>
      promisifyRequest(
        (isSpan(key) ? store.getAllKeys(boundsOf(key)) : store.get(key)) as IDBRequest<unknown>,
      ),
    ),
  );

/**
 * IndexedDB through idb-keyval with a store of our own: strict durability, explicit commit, abort on throw,
 * reconnect after any closing, yielding to `versionchange`, time limits.
 */
export function durableStore(name: string, env: Environment): Store {
  const connected = connection(name, env);
  const running = new Set<Abort>();
  const use = useOf(connected, env, running);
  // What reads nothing is committed in the turn in which it begins, and never given up.
  const useAtOnce = useOf(connected, env, new Set());
  return {
    durable: true,
    openings: () => connected.count(),
    read: (keys) => use('readonly', 'relaxed', (store) => valuesOf(store, keys)),
    page: (prefix, after, count) => {
      const bounds = IDBKeyRange.bound(after || prefix, `${prefix}\uffff`, after !== '');
      return use('readonly', 'relaxed', (store) => range(store, bounds, count));
    },
    transact: (keys, change, durability = 'strict') =>
      (keys.length ? use : useAtOnce)('readwrite', durability, async (store) => {
        const changed = change(await valuesOf(store, keys));
        await commit(store, changed);
        return changed.result;
      }),
    hurry: () => {
      for (const abort of running) abort();
    },
    close: () => connected.close(),
  };
}
