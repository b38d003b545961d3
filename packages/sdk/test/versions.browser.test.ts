import type { BatchItem } from '@skm-survey/protocol';
import { createClient } from '@skm-survey/sdk';
import { expect } from 'chai';
import { FakeCollector } from './support/collector.ts';
import { released, under } from './support/fixture.ts';
import type { Outbox } from './support/fixture.ts';

/** Writes a database as a released version left it, past the SDK. */
function restore(name: string, { entries, mirror }: Outbox): Promise<void> {
  localStorage.setItem(name, JSON.stringify(mirror));
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore('outbox');
    request.onerror = () => reject(new Error('open', { cause: request.error }));
    request.onsuccess = () => {
      const db = request.result;
      const transaction = db.transaction('outbox', 'readwrite');
      for (const [key, value] of entries) transaction.objectStore('outbox').put(value, key);
      transaction.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
}

for (const [format, outbox] of released) {
  describe(`a real database of format ${format}`, () => {
    it('is read, sent and let go of', async () => {
      const unit = `unit-${crypto.randomUUID()}`;
      const name = `skm-survey/${unit}`;
      await restore(name, outbox);
      const collector = new FakeCollector();
      const client = createClient({
        ...{ collector: 'http://collector.test', unit, device: outbox.device },
        environment: { fetch: collector.fetch },
      });
      await client.flush();

      expect(await client.status()).to.include({ pending: 0, quarantined: 1, store: 'ok' });
      const waiting = under<BatchItem>(outbox, 'r/');
      const sent = collector.batches.flatMap(({ items }) => items);
      expect(sent.map(({ id, body }) => [id, body])).to.deep.equal(
        waiting.map(({ id, body }) => [id, body]),
      );
      client.close();
      indexedDB.deleteDatabase(name);
      localStorage.removeItem(name);
    });
  });
}
