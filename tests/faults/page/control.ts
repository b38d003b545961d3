const name = 'control-of-the-suite';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () =>
      request.result.createObjectStore('writes', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the control database did not open'));
  });
}

/** A plain write with an explicit commit, for the very moment in which the page goes: what any page can have kept. */
export async function openControl(): Promise<() => void> {
  const database = await open();
  return () => {
    const transaction = database.transaction('writes', 'readwrite', { durability: 'strict' });
    transaction.objectStore('writes').add('written in pagehide');
    transaction.commit();
  };
}

export async function keptControls(): Promise<number> {
  const database = await open();
  const count = database.transaction('writes').objectStore('writes').count();
  return new Promise((resolve, reject) => {
    count.onsuccess = () => resolve(count.result);
    count.onerror = () => reject(count.error ?? new Error('the control database cannot be read'));
  });
}
