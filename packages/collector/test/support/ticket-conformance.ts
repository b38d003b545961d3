import { expect } from 'chai';
import type { AcceptOutcome, AnswerStore, ExaminedItem, Settlement } from '../../src/store/port.ts';
import { batchOf, countedIn, counting, held, listed, statuses, waktu } from './examined.ts';

/** What every answer store makes of one-time tickets, whatever the engine. */
export function describeTickets(engine: string, open: () => Promise<AnswerStore>): void {
  describe(`the one-time tickets on ${engine}`, () => {
    let store: AnswerStore;
    const outcomeOf = async (items: readonly ExaminedItem[], unit = 'u'): Promise<AcceptOutcome> =>
      store.accept(await batchOf(items, { unit }));
    const accept = (items: readonly ExaminedItem[], unit?: string): Promise<string[]> =>
      statuses(outcomeOf(items, unit));

    beforeEach(async () => {
      store = await open();
    });

    it('count for one answer; another with the same is rejected, and kept', async () => {
      const second = counting(2, { once: 't' });
      expect(await accept([counting(1, { once: 't' })])).to.deep.equal(['accepted']);
      expect(await outcomeOf([second])).to.have.nested.include({
        'results[0].status': 'rejected',
        'results[0].reason.type': '/problems/ticket-used',
      });
      const [kept] = await listed(store.quarantined('u'));
      expect(kept).to.include({ id: second.item.id });
      expect(kept?.reason.type).to.equal('/problems/ticket-used');
      expect(await countedIn(store)).to.equal(1);
      expect(await store.streamTotals('u')).to.include({ accepted: 1, rejected: 1, unknown: 0 });
    });

    it('count for one answer when 32 come with it at once', async () => {
      const batches = Array.from({ length: 32 }, (_, n) => [counting(n + 1, { once: 't' })]);
      const outcomes = await Promise.all(batches.map((items) => accept(items)));
      expect(outcomes.flat().filter((status) => status === 'accepted')).to.have.length(1);
      expect(outcomes.flat().filter((status) => status === 'rejected')).to.have.length(31);
      expect(await countedIn(store)).to.equal(1);
      expect(await listed(store.quarantined('u'))).to.have.length(31);
    });

    it('count for the first of one batch, and cost the others of the batch nothing', async () => {
      const items = [
        counting(1, { once: 't' }),
        counting(2, { once: 't' }),
        counting(3, { once: 'other' }),
        counting(4),
      ];
      expect(await accept(items)).to.deep.equal(['accepted', 'rejected', 'accepted', 'accepted']);
    });

    it('leave an answer that comes again a duplicate', async () => {
      const one = counting(1, { once: 't' });
      await accept([one]);
      expect(await accept([one])).to.deep.equal(['duplicate']);
    });

    it('leave an answer a duplicate whose ticket became readable only after another had used it', async () => {
      const early = counting(1);
      await accept([early]);
      await accept([counting(2, { once: 't' })]);
      expect(await accept([{ ...early, once: 't' }])).to.deep.equal(['duplicate']);
    });

    it('leave other bytes under a known id a conflict', async () => {
      const one = counting(1, { once: 't' });
      await accept([one]);
      const same = { id: one.item.id, sha256: 'b'.repeat(64), once: 't' };
      expect(await accept([counting(1, same)])).to.deep.equal(['conflict']);
    });

    it('count once in every unit', async () => {
      await accept([counting(1, { once: 't' })]);
      expect(await accept([counting(1, { once: 't' })], 'v')).to.deep.equal(['accepted']);
    });

    it('stay used when their answer is erased', async () => {
      const one = counting(1, { once: 't' });
      await accept([one]);
      await store.erase('u', one.item);
      expect(await accept([counting(2, { once: 't' })])).to.deep.equal(['rejected']);
    });

    describe('of held answers', () => {
      const counts = (once: string): Settlement => ({
        ...{ kind: 'counts', filing: counting(1).filing, contributions: waktu, once },
      });
      const settleAll = async (): Promise<void> => {
        const waiting = { hold: 'definition', questionnaire: 'q', revision: '1' } as const;
        const answers = await store.held(waiting, 10);
        await Promise.all(answers.map((answer) => store.settle(answer, counts('t'))));
      };

      it('are judged when they are counted, by the time at which the answer was given', async () => {
        const one = held(1);
        await accept([{ ...one, givenAt: new Date('2026-02-01T01:02:03Z') }]);
        const waiting = { hold: 'definition', questionnaire: 'q', revision: '1' } as const;
        const [answer] = await store.held(waiting, 10);
        expect(answer?.givenAt).to.equal('2026-02-01T01:02:03.000Z');
        await settleAll();
        const [counted] = await listed(store.answers({ unit: 'u' }));
        expect(counted?.givenAt).to.equal(null);
      });

      it('count for one of them; the others go to quarantine', async () => {
        await accept([held(1), held(2)]);
        await settleAll();
        expect(await countedIn(store)).to.equal(1);
        const [kept] = await listed(store.quarantined('u'));
        expect(kept?.reason.type).to.equal('/problems/ticket-used');
      });
    });
  });
}
