import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, targetOf, type AnswerStore } from '@skm-survey/collector';
import { openSqliteStore } from '@skm-survey/collector/node';
import { standardQuestionnaire } from '@skm-survey/questionnaire';
import { createClient, type Client, type Submission } from '@skm-survey/sdk';
import { expect } from 'chai';

const { id, revision } = standardQuestionnaire('skm-2017');
const submission = (answers: Submission['answers']): Submission => ({
  ...{ questionnaire: { id, revision }, lang: 'id', answers, profile: {} },
});

/**
 * The two sides of the wire in one process: the client's `fetch` is the application itself, nothing stands in for either. Without
 * IndexedDB the client sends directly; what a browser saved first is delivered by the same transport, and tried in the
 * end-to-end and fault suites.
 */
describe('the SDK and the collector', () => {
  let store: AnswerStore;
  let folder: string;
  const clients: Client[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'skm-contract-'));
    store = await openSqliteStore({ dataDir: folder });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  type Fetch = (url: string, init: RequestInit) => Promise<Response>;

  function connect(through: (fetch: Fetch) => Fetch = (fetch) => fetch, key = 'pk'): Client {
    const app = createApp({ store, units: [{ id: 'dinas', key: 'pk' }] });
    const fetch: Fetch = async (url, init) => app.request(url, init);
    const client = createClient({
      ...{ collector: 'http://collector.test', unit: 'dinas', key, device: 'kios-1' },
      environment: { fetch: through(fetch) },
    });
    clients.push(client);
    return client;
  }

  const counted = async (): Promise<number> => {
    const rows = await store.tallies({ unit: 'dinas' });
    return rows.find(({ measure }) => measure === 'respondent')?.count ?? 0;
  };

  it('agree on an answer', async () => {
    const outcome = await connect().submit(submission({ waktu: 4, biaya: null }));
    expect(outcome.kind).to.equal('accepted');
    expect(await counted()).to.equal(1);
  });

  it('agree that an answer is there although the reply was lost', async () => {
    let lose = true;
    const client = connect((fetch) => async (url, init) => {
      const reply = await fetch(url, init);
      if (!lose) return reply;
      lose = false;
      throw new TypeError('connection reset');
    });
    const { kind, id: same } = await client.submit(submission({ waktu: 3 }));
    expect(kind).to.equal('failed');
    const again = await client.submit(submission({ waktu: 3 }), { id: same });
    expect(again.kind).to.equal('accepted');
    expect(await counted()).to.equal(1);
  });

  it('agree on what cannot be counted, and the collector keeps it', async () => {
    const outcome = await connect().submit(submission({ waktu: 9 }));
    expect(outcome).to.include({ kind: 'failed', code: 'answer-rejected' });
    const kept: string[] = [];
    for await (const item of store.quarantined('dinas')) kept.push(item.id);
    expect(kept).to.deep.equal([outcome.id]);
    expect(await counted()).to.equal(0);
  });

  it('agree on a conflict', async () => {
    const first = await connect().submit(submission({ waktu: 4 }));
    const other = await connect().submit(submission({ waktu: 1 }), { id: first.id });
    expect(other).to.include({ kind: 'failed', code: 'answer-conflict' });
    expect(await counted()).to.equal(1);
  });

  it('agree on an erased answer', async () => {
    const first = await connect().submit(submission({ waktu: 4 }));
    await store.erase('dinas', await targetOf('dinas', first.id));
    const again = await connect().submit(submission({ waktu: 4 }), { id: first.id });
    expect(again).to.include({ kind: 'failed', code: 'answer-rejected' });
    expect(await counted()).to.equal(0);
  });

  it('agree that a wrong key is no answer', async () => {
    const { kind } = await connect(undefined, 'wrong').submit(submission({ waktu: 4 }));
    expect(kind).to.equal('failed');
    expect(await counted()).to.equal(0);
  });

  it('agree that everything announced has come', async () => {
    const client = connect();
    for (let n = 0; n < 60; n += 1) await client.submit(submission({ waktu: (n % 4) + 1 }));
    expect(await counted()).to.equal(60);
    const totals = await store.streamTotals('dinas');
    expect(totals).to.include({ announced: 60, accepted: 60, unknown: 0, pending: 0 });
  });
});
