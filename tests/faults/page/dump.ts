import type { Dump, StoredRecord } from './channel.ts';

/**
 * Reads the outbox without the SDK's help, as somebody with the developer tools would: whatever has a UUID as `id` is a
 * record, and it is in quarantine when its key says so (`x/…`).
 */
export async function dump(): Promise<Dump> {
  const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const records: StoredRecord[] = [];
  for (const name of databases) records.push(...(await recordsOf(name)));
  return { records, databases, localStorage: storedItems() };
}

/** A worker has none. */
function storedItems(): Record<string, string> {
  return 'localStorage' in globalThis ? Object.fromEntries(Object.entries(localStorage)) : {};
}

async function recordsOf(name: string): Promise<StoredRecord[]> {
  const database = await result(indexedDB.open(name));
  try {
    const records: StoredRecord[] = [];
    for (const store of database.objectStoreNames) {
      const source = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([
        result(source.getAllKeys()),
        result(source.getAll()),
      ]);
      values.forEach((value: unknown, place) => {
        const quarantined = isQuarantineKey(keys[place]);
        const found = recordIn(value);
        if (found) records.push({ ...found, quarantined });
      });
    }
    return records;
  } finally {
    database.close();
  }
}

function isQuarantineKey(key: IDBValidKey | undefined): boolean {
  return typeof key === 'string' && key.startsWith('x/');
}

function recordIn(value: unknown): Omit<StoredRecord, 'quarantined'> | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const { id, seq, stream, sha256 } = fields;
  if (typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    return {
      id,
      seq: typeof seq === 'number' ? seq : null,
      stream: typeof stream === 'string' ? stream : null,
      sha256: typeof sha256 === 'string' ? sha256 : null,
    };
  }
  // A quarantined record is wrapped: { record, reason, since }.
  return 'record' in fields ? recordIn(fields['record']) : null;
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB failed without an error'));
    };
  });
}
