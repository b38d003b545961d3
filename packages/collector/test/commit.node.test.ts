import type { BatchItem } from '@skm-survey/protocol';
import { expect } from 'chai';
import type { Hono } from 'hono';
import { createApp } from '../src/app.ts';
import { makeKey } from '../src/keys/private-key.ts';
import { signerOf } from '../src/receipts/signer.ts';
import type { AnswerStore } from '../src/store/port.ts';
import { batchOf, itemOf, noon, post, replyTo, statusesOf } from './support/batches.ts';
import { fakeEnvironment, type FakeEnvironment } from './support/environment.ts';
import { faultyStore, type CommitFault } from './support/faulty.ts';
import { cleanUp, dataFolder } from './support/sqlite.ts';

const stores: AnswerStore[] = [];

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  await cleanUp();
});

async function collector(...faults: CommitFault[]): Promise<{
  readonly app: Hono;
  readonly environment: FakeEnvironment;
  readonly items: BatchItem[];
  /** Stored, counted, and receipts in the log. */
  readonly figures: () => Promise<number[]>;
}> {
  const environment = fakeEnvironment();
  const store = await faultyStore(dataFolder(), faults, environment);
  stores.push(store);
  const signer = await signerOf(await makeKey('sig', new Date(noon)));
  const app = createApp({ store, environment, signer, report: () => undefined });
  const figures = async (): Promise<number[]> => {
    const { accepted } = await store.streamTotals('dinas');
    const rows = await store.tallies({ unit: 'dinas' });
    const counted = rows.find(({ measure }) => measure === 'respondent')?.count ?? 0;
    let receipts = 0;
    for await (const { index } of store.receipts(1)) receipts = index;
    return [accepted, counted, receipts];
  };
  return { app, environment, items: [await itemOf(1), await itemOf(2)], figures };
}

const times = (count: number, fault: CommitFault): CommitFault[] =>
  Array.from({ length: count }, () => fault);

/** A batch that gets a receipt. */
const batch = (items: readonly BatchItem[]): unknown => batchOf(items, { device: 'kios-1' });

describe('a commit that fails', () => {
  it('because another was first is tried again inside, with growing waits, and the answers are counted once', async () => {
    const { app, environment, items, figures } = await collector(...times(7, 'serialization'));
    const reply = await replyTo(app, batch(items));
    expect(statusesOf(reply)).to.deep.equal(['accepted', 'accepted']);
    expect(await figures()).to.deep.equal([2, 2, 1]);
    // Full jitter with dice that always fall in the middle: half of 20, 40, … milliseconds.
    expect(environment.waits).to.deep.equal([10, 20, 40, 80, 160, 320, 640]);
  });

  it('each time says "retry" of every answer, stores nothing, and gives no receipt', async () => {
    const { app, items, figures } = await collector(...times(8, 'serialization'));
    const reply = await replyTo(app, batch(items));
    expect(statusesOf(reply)).to.deep.equal(['retry', 'retry']);
    expect(reply).not.to.have.property('receipt');
    expect(await figures()).to.deep.equal([0, 0, 0]);
    expect(statusesOf(await replyTo(app, batch(items)))).to.deep.equal(['accepted', 'accepted']);
  });

  it('for good is no acceptance of anything: 503, and when to come again', async () => {
    const { app, environment, items, figures } = await collector('disk');
    const response = await post(app, batch(items));
    expect(response.status).to.equal(503);
    expect(Number(response.headers.get('retry-after'))).to.be.at.least(1);
    expect(await response.text()).not.to.include('accepted');
    expect(environment.waits, 'no point in trying again').to.deep.equal([]);
    expect(await figures()).to.deep.equal([0, 0, 0]);
    expect(statusesOf(await replyTo(app, batch(items)))).to.deep.equal(['accepted', 'accepted']);
  });

  it('only in the telling is no acceptance either, and the next try finds duplicates', async () => {
    const { app, items, figures } = await collector('lost');
    expect((await post(app, batch(items))).status).to.equal(503);
    expect(statusesOf(await replyTo(app, batch(items)))).to.deep.equal(['duplicate', 'duplicate']);
    expect(await figures()).to.deep.equal([2, 2, 2]);
  });
});
