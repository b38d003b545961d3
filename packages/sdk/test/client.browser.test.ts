import { createClient } from '@skm-survey/sdk';
import type { Client, SkmAcceptedEvent, SkmLostEvent } from '@skm-survey/sdk';
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
    localStorage.removeItem(`skm-survey/${unit}`);
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

  it('shares one gap-free stream between clients that save at the same time', async () => {
    const pages = [client(), client()];
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, i) => pages[i % 2]!.submit(submission(`${i}`))),
    );
    const seqs = outcomes.map((outcome) => (outcome.kind === 'saved' ? (outcome.seq ?? NaN) : NaN));
    await Promise.all(pages.map((page) => page.flush()));

    expect(new Set(outcomes.map(({ id }) => id)).size).to.equal(30);
    expect(collector.answers.size).to.equal(30);
    expect(seqs.every((seq) => seq >= 1)).to.equal(true);
    for (const { seqs: arrived, high } of collector.streams.values())
      expect(arrived.size).to.equal(high);
    expect(await pages[0]!.status()).to.include({ pending: 0, store: 'ok', durable: true });
  });

  it('notices from the other storage that the database was deleted', async () => {
    const offline = client({ fetch: () => Promise.reject(new TypeError('offline')) });
    await offline.submit(submission());
    offline.close();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(`skm-survey/${unit}`).onsuccess = resolve;
    });

    const later = client();
    const lost = new Promise<SkmLostEvent>((resolve) =>
      later.addEventListener('skm-lost', resolve),
    );
    await later.flush();

    expect((await lost).ranges).to.deep.equal([[1, 1]]);
    const [stream] = collector.streams.values();
    expect([...stream!.lost]).to.deep.equal([1]);
  });

  it('heals a suspect store with the real engine', async () => {
    localStorage.setItem(`skm-survey/${unit}`, JSON.stringify({ suspect: true }));
    const sdk = client();
    expect((await sdk.status()).store).to.equal('suspect');
    expect((await sdk.submit(submission())).kind).to.equal('saved');
    expect((await sdk.status()).store).to.equal('ok');
  });
});
