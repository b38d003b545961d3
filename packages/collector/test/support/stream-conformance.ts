import { expect } from 'chai';
import type { AnswerStore, ExaminedBatch, ExaminedItem } from '../../src/store/port.ts';
import { noon } from './batches.ts';
import { batchOf, countedIn, counting, rejected, statuses } from './examined.ts';

/** What every answer store knows of streams and of cloned devices, whatever the engine. */
export function describeStreams(engine: string, open: () => Promise<AnswerStore>): void {
  describe(`the streams on ${engine}`, () => {
    let store: AnswerStore;
    const accept = async (
      items: readonly ExaminedItem[],
      rest: Partial<ExaminedBatch> = {},
    ): Promise<string[]> => statuses(store.accept(await batchOf(items, rest)));

    beforeEach(async () => {
      store = await open();
    });

    describe('a cloned device', () => {
      it('has its answers counted, beside the stream', async () => {
        await accept([counting(1)]);
        expect(await accept([counting(1), counting(2)])).to.deep.equal(['accepted', 'accepted']);
        expect(await accept([counting(2)])).to.deep.equal(['accepted']);
        expect(await countedIn(store)).to.equal(4);
        const [stream] = await store.streams('u', { after: '', limit: 10 });
        expect(stream).to.include({ cloned: 2, accepted: 2, received: 2 });
        expect(await store.streamTotals('u')).to.include({ cloned: 2, accepted: 2, unknown: 0 });
      });

      it('finds duplicates of its answers', async () => {
        const clone = counting(1);
        await accept([counting(1)]);
        await accept([clone]);
        expect(await accept([clone])).to.deep.equal(['duplicate']);
      });
    });

    describe('a stream', () => {
      const progress = async (
        seqs: readonly number[],
        rest: Partial<ExaminedBatch>,
      ): Promise<unknown> => {
        const outcome = await store.accept(
          await batchOf(
            seqs.map((seq) => counting(seq)),
            rest,
          ),
        );
        if (outcome.kind !== 'committed') return outcome;
        return [outcome.contiguous, outcome.missing];
      };

      it('knows what is missing', async () => {
        expect(await progress([2, 5], { high: 6 })).to.deep.equal([
          0,
          [
            [1, 1],
            [3, 4],
            [6, 6],
          ],
        ]);
        expect(await progress([1, 3], { high: 6 })).to.deep.equal([
          3,
          [
            [4, 4],
            [6, 6],
          ],
        ]);
        expect(await progress([4, 6], { high: 6 })).to.deep.equal([6, []]);
      });

      it('counts a declared loss as settled, and an answer that comes after all as received', async () => {
        expect(await progress([1], { high: 3, lost: [[2, 3]] })).to.deep.equal([3, []]);
        expect((await store.streamTotals('u')).declaredLost).to.equal(2);
        await progress([3], { high: 3 });
        expect(await store.streamTotals('u')).to.include({ declaredLost: 1, accepted: 2 });
      });

      it('keeps its highest number and its end', async () => {
        await progress([], { high: 9, closed: true, device: 'k' });
        await progress([1], { high: 1 });
        const [stream] = await store.streams('u', { after: '', limit: 10 });
        expect(stream).to.include({ high: 9, closed: true, device: 'k' });
      });

      it('counts a rejected item as come', async () => {
        await accept([rejected(1), counting(2)], { high: 2 });
        expect(await store.streamTotals('u')).to.include({ received: 2, accepted: 1, unknown: 0 });
      });

      it('is last seen when its device itself called, not when somebody brought its file', async () => {
        const lastSeen = async (): Promise<unknown> =>
          (await store.streams('u', { after: '', limit: 10 }))[0]?.lastSeen;
        const later = new Date(Date.parse(noon) + 1);
        await accept([counting(1)], { device: 'k', called: false });
        expect(await lastSeen()).to.equal(null);
        await accept([counting(2)], { device: 'k' });
        expect(await lastSeen()).to.equal(noon);
        await accept([counting(3)], { device: 'k', called: false, receivedAt: later });
        expect(await lastSeen()).to.equal(noon);
      });

      it('is told page by page', async () => {
        for (const stream of ['a', 'b', 'c']) await accept([], { stream, device: stream });
        const first = await store.streams('u', { after: '', limit: 2 });
        const rest = await store.streams('u', { after: first[1]?.fingerprint ?? '', limit: 2 });
        const names = [...first, ...rest].map(({ device }) => device);
        expect(names.sort()).to.deep.equal(['a', 'b', 'c']);
      });

      it('of the public that is settled is listed where all are asked for', async () => {
        await accept([counting(1)], { high: 1 });
        expect(await store.streams('u', { after: '', limit: 2 })).to.deep.equal([]);
        expect((await store.streamTotals('u')).streams).to.equal(1);
        const all = await store.streams('u', { after: '', limit: 2, all: true });
        expect(all.map(({ high, accepted }) => [high, accepted])).to.deep.equal([[1, 1]]);
      });
    });
  });
}
