/** Bytes of a value: less than what Chromium puts into a file of its own, so that it goes into the log that it shares with ours. */
const piece = 32_768;
const pieces = (1024 * 1024) / piece;

/** Fills a database that is not the SDK's until it is full or the amount is reached; returns the name of the failure, or ''. */
export async function fillOtherDatabase(megabytes: number): Promise<string> {
  let database: IDBDatabase | null = null;
  try {
    database = await openOther();
    for (let n = 0; n < megabytes * pieces; n += 1) await put(database, noise());
    return '';
  } catch (error) {
    return error instanceof DOMException ? error.name : String(error);
  } finally {
    database?.close();
  }
}

/** Deletes all databases of the origin, as another script or the developer tools would; returns what blocked. */
export async function deleteDatabases(): Promise<string[]> {
  const blocked: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => resolve();
      request.onblocked = () => {
        blocked.push(name);
        resolve();
      };
    });
  }
  return blocked;
}

function openOther(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('another-library');
    request.onupgradeneeded = () =>
      request.result.createObjectStore('things', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the other database did not open'));
  });
}

function put(database: IDBDatabase, value: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('things', 'readwrite', { durability: 'strict' });
    transaction.objectStore('things').add(value);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted without an error'));
  });
}

/** Does not compress. */
const noise = (): Uint8Array => crypto.getRandomValues(new Uint8Array(piece));
