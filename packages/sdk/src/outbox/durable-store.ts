import { promisifyRequest } from 'idb-keyval';
import type { Environment } from '../environment.ts';
import { within } from '../within.ts';
import type { Change, Durability, Entry, Span, Store } from './store.ts';
import { reopened, StoreFault } from './store.ts';

/** Name of the one object store; the version stays 1 for ever, formats live in the records, since a tab with an older SDK would block an upgrade until it closes. */
const objectStore = 'outbox';

/** ms; Safari 14 may never answer the first `open` of a session (webkit#226547). */
const openTimeout = 4_000;

/** ms; a transaction that hangs longer is aborted, so that a respondent is told something. */
const transactionTimeout = 10_000;

interface Connection {
  /** How often it has connected. */
  readonly count: () => number;
  readonly open: () => Promise<IDBDatabase>;
  /** Closes; the next `open` connects again. */
  readonly drop: () => void;
  readonly whenClosed: Store['whenClosed'];
  /** Closes for good: what its client still has under way must not find a database that was made after it. */
  readonly close: () => void;
}

/** One attempt to connect. `gone` is called when the connection was closed by someone else. */
async function connect(name: string, env: Environment, gone: () => void): Promise<IDBDatabase> {
  let isLate = false;
  const open = async (): Promise<IDBDatabase> => {
    const request = (env.indexedDB as IDBFactory).open(name);
    request.onupgradeneeded = () => request.result.createObjectStore(objectStore);
    const db = await promisifyRequest(request);
    db.onclose = gone;
    db.onversionchange = () => {
      db.close();
      gone();
    };
    // Nobody waits for this connection any more; left open it would block an upgrade for ever.
    if (isLate) db.close();
    return db;
  };
  try {
    return await within(env, openTimeout)(open(), () => {
      isLate = true;
      return Promise.reject(new Error('timed out'));
    });
  } catch (cause) {
    // Whatever it is, nothing has been written; Chromium says UnknownError where storing is forbidden.
    throw new StoreFault('unavailable', cause);
  }
}

/** Connects once, and again after any closing. */
function connection(name: string, env: Environment): Connection {
  let current: Promise<IDBDatabase> | undefined;
  let count = 0;
  let closed = false;
  let tell = (): void => undefined;
  const open = (): Promise<IDBDatabase> => {
    if (closed) return Promise.reject(new StoreFault('unavailable', 'closed'));
    if (current) return current;
    const forget = (): void => {
      if (current === attempt) current = undefined;
    };
    const attempt = connect(name, env, () => {
      forget();
      tell();
    });
    attempt.then(() => count++, forget);
    return (current = attempt);
  };
  const drop = (): void => {
    current?.then(
      (db) => db.close(),
      () => undefined,
    );
    current = undefined;
  };
  const close = (): void => {
    closed = true;
    drop();
  };
  // Without a connection the next use makes one: what it writes is written into that opening.
  return {
    count: () => count + (count && !current ? 1 : 0),
    ...{ open, drop, close },
    whenClosed: (run) => {
      tell = run;
    },
  };
}

/** Resolves when the transaction has completed with every request: with strict durability, when it is on disk. */
function completed(transaction: IDBTransaction, requests: readonly IDBRequest[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown = null;
    const fail = (): void => reject(StoreFault.from(failure ?? transaction.error ?? 'aborted'));
    for (const request of requests) request.onerror = () => (failure ??= request.error);
    // After an explicit commit, Firefox 153 completes a transaction of which a request has failed.
    transaction.oncomplete = () => (failure === null ? resolve() : fail());
    // WebKitGTK 2.50 leaves `transaction.error` empty after an explicit commit.
    transaction.onabort = fail;
  });
}

const isKey = (key: string | Span): key is string => typeof key === 'string';
const rangeOf = ([first, last]: Span): IDBKeyRange => IDBKeyRange.bound(first, last);

/** Writes a change into an open transaction and commits it. */
async function commit(
  store: IDBObjectStore,
  { put = [], remove = [] }: Change<unknown>,
): Promise<void> {
  const done = completed(store.transaction, [
    ...put.map(([key, value]) => store.put(value, key)),
    ...remove.map((key) => store.delete(isKey(key) ? key : rangeOf(key))),
  ]);
  // Without the explicit commit a write begun while the page goes away is lost in Chromium and Firefox.
  const transaction: Pick<Partial<IDBTransaction>, 'commit'> = store.transaction;
  transaction.commit?.();
  await done;
}

/** What `keys` hold: all asked at once, since each wait for an answer is a turn of the event loop. */
const valuesOf = (store: IDBObjectStore, keys: readonly (string | Span)[]): Promise<unknown[]> =>
  Promise.all(
    keys.map((key) =>
      promisifyRequest(
        (isKey(key) ? store.get(key) : store.getAllKeys(rangeOf(key))) as IDBRequest<unknown>,
      ),
    ),
  );

/** Between bounds that are strings there are only strings. */
const range = async (
  store: IDBObjectStore,
  bounds: IDBKeyRange,
  count: number,
): Promise<Entry[]> => {
  const [keys, values] = await Promise.all([
    promisifyRequest(store.getAllKeys(bounds, count)),
    promisifyRequest(store.getAll(bounds, count) as IDBRequest<unknown[]>),
  ]);
  return keys.map((key, i) => [key as string, values[i]]);
};

type Use = <T>(
  how: readonly [mode: IDBTransactionMode, durability: Durability, atOnce?: boolean],
  work: (store: IDBObjectStore) => Promise<T>,
) => Promise<T>;

/**
 * Runs work in a transaction that is aborted when the work throws or hangs. Until then its abort stands in `running`, unless
 * it is committed in the turn in which it begins (`atOnce`): that is never given up.
 */
function useOf({ count, open, drop }: Connection, env: Environment, running: Set<() => void>): Use {
  return async ([mode, durability, atOnce], work) => {
    let transaction: IDBTransaction | undefined;
    const opening = count();
    const begin = async (): Promise<IDBObjectStore> => {
      const db = await open();
      if (mode === 'readwrite' && opening && opening !== count())
        throw new StoreFault('unavailable', reopened);
      transaction = db.transaction(objectStore, mode, { durability });
      return transaction.objectStore(objectStore);
    };
    const begun = (): Promise<IDBObjectStore> =>
      begin().catch((error: unknown) => {
        // The connection was closed under us without a `close` event (idb-keyval#142): open it again, once.
        if ((error as Error).name !== 'InvalidStateError') throw error;
        drop();
        return begin();
      });
    const abort = (): void => {
      try {
        transaction?.abort();
      } catch {
        // Already finished: there is nothing to take back.
      }
    };
    if (!atOnce) running.add(abort);
    try {
      return await within(env, transactionTimeout)(begun().then(work), () => {
        abort();
        // What has been committed cannot be given up, and may never be answered.
        return Promise.reject(new Error('timed out'));
      });
    } catch (error) {
      abort();
      throw StoreFault.from(error);
    } finally {
      running.delete(abort);
    }
  };
}

/**
 * IndexedDB through idb-keyval with a store of our own: strict durability, explicit commit, abort on throw,
 * reconnect after any closing, yielding to `versionchange`, time limits.
 */
export function durableStore(name: string, env: Environment): Store {
  const connected = connection(name, env);
  const running = new Set<() => void>();
  const use = useOf(connected, env, running);
  return {
    durable: true,
    openings: connected.count,
    read: (keys) => use(['readonly', 'relaxed'], (store) => valuesOf(store, keys)),
    page: (prefix, after, count) => {
      // No key is a prefix alone.
      const bounds = IDBKeyRange.bound(after || prefix, `${prefix}\uffff`, true);
      return use(['readonly', 'relaxed'], (store) => range(store, bounds, count));
    },
    transact: (keys, change, durability = 'strict') =>
      use(['readwrite', durability, !keys.length], async (store) => {
        const changed = change(await valuesOf(store, keys));
        await commit(store, changed);
        return changed.result;
      }),
    hurry: () => running.forEach((abort) => abort()),
    whenClosed: connected.whenClosed,
    close: connected.close,
  };
}
