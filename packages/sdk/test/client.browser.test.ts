import { createClient } from '@skm-survey/sdk';
import type { Client, SkmAcceptedEvent } from '@skm-survey/sdk';
import { expect } from 'chai';
import { FakeCollector } from './support/collector.ts';
import { submission } from './support/submissions.ts';

describe('createClient on a real IndexedDB', () => {
  let collector: FakeCollector;
  let unit: string;
  const clients: Client[] = [];
  const client = (environment = {}): Client => {
    const made = createClient({
      collector: 'http://collector.test',
      unit,
      environment: { fetch: collector.fetch, ...environment },
    });
    clients.push(made);
    return made;
  };

  beforeEach(() => {
    collector = new FakeCollector();
    unit = `unit-${crypto.randomUUID()}`;
  });

  afterEach(() => {
    for (const made of clients.splice(0)) made.close();
    indexedDB.deleteDatabase(`skm-survey/${unit}`);
  });

  it('saves, delivers and lets go of an answer', async () => {
    const sdk = client();
    const accepted = new Promise<SkmAcceptedEvent>((resolve) => {
      sdk.addEventListener('skm-accepted', resolve);
    });

    const outcome = await sdk.submit(submission());

    expect(outcome).to.include({ kind: 'saved', seq: 1 });
    expect((await accepted).id).to.equal(outcome.id);
    expect(await sdk.flush()).to.include({ pending: 0 });
    expect([...collector.answers.keys()]).to.deep.equal([outcome.id]);
  });

  it('delivers what an earlier page left behind', async () => {
    const offline = client({ fetch: () => Promise.reject(new TypeError('offline')) });
    const { id } = await offline.submit(submission());
    await offline.flush();
    offline.close();

    const later = client();
    const report = await later.flush();

    expect(report).to.deep.equal({ accepted: 1, duplicate: 0, quarantined: 0, pending: 0 });
    expect([...collector.answers.keys()]).to.deep.equal([id]);
  });
});
