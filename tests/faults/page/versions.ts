import type { StoredEntry } from './channel.ts';

function transact(name: string, work: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore('outbox');
    request.onerror = () => reject(request.error ?? new Error('the outbox did not open'));
    request.onsuccess = () => {
      const database = request.result;
      const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
      transaction.onabort = () =>
        reject(transaction.error ?? new Error('aborted without an error'));
      work(transaction.objectStore('outbox'));
    };
  });
}

/** Puts an outbox there as a released version left it, past the SDK. */
export async function restoreOutbox(
  name: string,
  { mirror, entries }: { mirror: unknown; entries: readonly StoredEntry[] },
): Promise<null> {
  localStorage.setItem(name, JSON.stringify(mirror));
  await transact(name, (store) => {
    for (const [key, value] of entries) store.put(value, key);
  });
  return null;
}

/** Rewrites all records of format 1 as format 2, each in a transaction of its own, as a careless migration might. */
export async function migrateRecords(name: string, gap: number): Promise<number> {
  let migrated = 0;
  for (let isOver = false; !isOver;) {
    isOver = true;
    await transact(name, (store) => {
      const cursor = store.openCursor(IDBKeyRange.bound('r/', 'r/\uffff'));
      cursor.onsuccess = () => {
        const found = cursor.result;
        if (!found) return;
        const record = found.value as { v: number };
        if (record.v !== 1) {
          found.continue();
          return;
        }
        isOver = false;
        migrated += 1;
        found.update({ ...record, v: 2 });
      };
    });
    await new Promise((resolve) => setTimeout(resolve, gap));
  }
  return migrated;
}
