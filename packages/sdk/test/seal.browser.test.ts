import { openSealed, sealKeys } from './support/sealed.ts';
import { createClient } from '@skm-survey/sdk';
import { createSeal } from '@skm-survey/sdk/seal';
import { expect } from 'chai';
import { FakeCollector } from './support/collector.ts';
import { submission } from './support/submissions.ts';

describe('encryption at rest on a real IndexedDB', () => {
  it('stores and sends only what the private key opens', async () => {
    const unit = `unit-${crypto.randomUUID()}`;
    const collector = new FakeCollector();
    const { privateKey, publicKey } = await sealKeys();
    let reachable = false;
    const client = createClient({
      ...{ collector: 'http://collector.test', unit },
      seal: createSeal({ kid: 'k1', publicKey }),
      environment: {
        fetch: (url, init) =>
          reachable ? collector.fetch(url, init) : Promise.reject(new TypeError('offline')),
      },
    });

    const { kind } = await client.submit(submission('a secret'));
    const kept: unknown[] = [];
    for await (const record of (await client.inventory()).records) kept.push(record);
    reachable = true;
    await client.flush();

    expect(kind).to.equal('saved');
    expect(JSON.stringify(kept)).to.not.include('a secret');
    const [item] = collector.batches.flatMap(({ items }) => items);
    expect(kept).to.deep.equal([item]);
    const text = await openSealed(item!, { unit, privateKey });
    expect(JSON.parse(text)).to.deep.equal({ v: 1, ...submission('a secret') });
    client.close();
    indexedDB.deleteDatabase(`skm-survey/${unit}`);
    localStorage.removeItem(`skm-survey/${unit}`);
  });
});
