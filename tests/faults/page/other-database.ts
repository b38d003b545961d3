const megabyte = 1024 * 1024;

/** Fills a database that is not the SDK's until it is full or the amount is reached; returns the name of the failure, or ''. */
export async function fillOtherDatabase(megabytes: number): Promise<string> {
  let database: IDBDatabase | null = null;
  try {
    database = await openOther();
    for (let n = 0; n < megabytes; n += 1) await put(database, noise());
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

/** A megabyte that does not compress. */
function noise(): Uint8Array {
  const bytes = new Uint8Array(megabyte);
  for (let from = 0; from < megabyte; from += 65_536) {
    crypto.getRandomValues(bytes.subarray(from, from + 65_536));
  }
  return bytes;
}
