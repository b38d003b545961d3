import { expect } from 'chai';
import type { AcceptOutcome, AnswerStore, ExaminedBatch } from '../../src/store/port.ts';
import { noon } from './batches.ts';

type Make = NonNullable<ExaminedBatch['receipt']>;

/** A receipt that says where it stands. */
const numbered: Make = (_, { index, previous }) =>
  Promise.resolve({
    ...{ v: 1, kid: 'k', payload: `${index} after ${previous}`, signature: 's' },
    ...{ index, hash: `hash-${index}` },
  });

const accept = (store: AnswerStore, stream: string, receipt: Make): Promise<AcceptOutcome> =>
  store.accept({
    ...{ unit: 'u', stream, fingerprint: stream, device: null, high: 3, pending: 0 },
    ...{ closed: false, lost: [], receivedAt: new Date(noon), called: true, items: [], receipt },
  });

async function payloads(store: AnswerStore, from = 1): Promise<string[]> {
  const list: string[] = [];
  for await (const { payload } of store.receipts(from)) list.push(payload);
  return list;
}

/** What every answer store keeps of its log of receipts, whatever the engine. */
export function describeReceiptLog(engine: string, open: () => Promise<AnswerStore>): void {
  describe(`the log of receipts on ${engine}`, () => {
    it('numbers entries without gaps, each after the one before, also of batches at once', async () => {
      const store = await open();
      await Promise.all(['a', 'b', 'c', 'd'].map((stream) => accept(store, stream, numbered)));
      expect(await payloads(store)).to.deep.equal([
        `1 after ${'0'.repeat(64)}`,
        '2 after hash-1',
        '3 after hash-2',
        '4 after hash-3',
      ]);
      expect(await payloads(store, 4)).to.deep.equal(['4 after hash-3']);
    });

    it('has no entry for a batch that was not committed, nor a commit without its entry', async () => {
      const store = await open();
      const outcome = await accept(store, 'a', () => Promise.reject(new Error('no key')));
      expect(outcome.kind).to.equal('unavailable');
      expect((await store.streamTotals('u')).announced).to.equal(0);
      expect(await payloads(store)).to.deep.equal([]);
    });
  });
}
