import { expect } from 'chai';
import type {
  AnswerStore,
  ExaminedBatch,
  ExaminedItem,
  KeptVariant,
  StoredAnswer,
} from '../../src/store/port.ts';
import {
  batchOf,
  countedIn,
  counting,
  held,
  listed,
  rejected,
  statuses,
  waktu,
} from './examined.ts';
import { describeReceiptLog } from './receipt-log-conformance.ts';
import { describeStreams } from './stream-conformance.ts';
import { describeTickets } from './ticket-conformance.ts';

/** What every engine must do. `open` gives an empty store, which the caller closes after each test. */
export function describeStore(name: string, open: () => Promise<AnswerStore>): void {
  describeAnswers(name, open);
  describeStreams(name, open);
  describeReceiptLog(name, open);
  describeTickets(name, open);
}

function describeAnswers(name: string, open: () => Promise<AnswerStore>): void {
  describe(`the answer store on ${name}`, () => {
    let store: AnswerStore;
    const accept = async (
      items: readonly ExaminedItem[],
      rest: Partial<ExaminedBatch> = {},
    ): Promise<string[]> => statuses(store.accept(await batchOf(items, rest)));
    const counted = (): Promise<number> => countedIn(store);

    beforeEach(async () => {
      store = await open();
    });

    describe('accepting', () => {
      it('stores the exact bytes', async () => {
        await accept([counting(1)]);
        const [answer] = await listed(store.answers({ unit: 'u' }));
        expect(new TextDecoder().decode(answer?.body)).to.equal('{"seq":1}');
      });

      it('counts an answer once, however often it comes', async () => {
        const one = counting(1);
        expect(await accept([one])).to.deep.equal(['accepted']);
        expect(await accept([one])).to.deep.equal(['duplicate']);
        expect(await accept([one], { stream: 'another' })).to.deep.equal(['duplicate']);
        expect(await counted()).to.equal(1);
      });

      it('counts it once when it comes many times at once', async () => {
        const batch = await batchOf([counting(1), counting(2)]);
        const outcomes = await Promise.all(
          Array.from({ length: 32 }, () => statuses(store.accept(batch))),
        );
        expect(outcomes.flat().filter((status) => status === 'accepted')).to.have.length(2);
        expect(outcomes.flat().filter((status) => status === 'duplicate')).to.have.length(62);
        expect(await counted()).to.equal(2);
      });

      it('counts it once when it stands twice in a batch', async () => {
        const one = counting(1);
        expect(await accept([one, one])).to.deep.equal(['accepted', 'accepted']);
        expect(await counted()).to.equal(1);
      });

      it('tells a conflict from a duplicate, and keeps both bytes', async () => {
        const one = counting(1);
        const other = counting(1, { id: one.item.id, sha256: 'b'.repeat(64) });
        await accept([one]);
        expect(await accept([other])).to.deep.equal(['conflict']);
        const [kept] = await listed(store.quarantined('u'));
        expect(kept?.sha256).to.equal(other.item.sha256);
        expect(kept?.reason.type).to.equal('/problems/conflict');
        expect(await counted()).to.equal(1);
      });

      it('takes a sealed body for a duplicate when it is told that it holds the same answer', async () => {
        const one = counting(1);
        const other = counting(1, { id: one.item.id, sha256: 'b'.repeat(64) });
        const sealed = { ...other, item: { ...other.item, kid: 'k' } };
        const asked: unknown[] = [];
        const sameAnswer: ExaminedBatch['sameAnswer'] = (stored, came) => {
          asked.push([stored.kid, new TextDecoder().decode(stored.body), came.kid]);
          return Promise.resolve(true);
        };
        await accept([one], { sameAnswer });
        expect(await accept([sealed], { sameAnswer })).to.deep.equal(['duplicate']);
        expect(await accept([other], { sameAnswer }), 'both plain').to.deep.equal(['conflict']);
        expect(asked).to.deep.equal([[null, '{"seq":1}', 'k']]);
        expect(await counted()).to.equal(1);
      });

      it('tells them apart within one batch too', async () => {
        const one = counting(1);
        const other = counting(2, { id: one.item.id, sha256: 'b'.repeat(64) });
        expect(await accept([one, other])).to.deep.equal(['accepted', 'conflict']);
      });

      it('takes the same id in two units for two answers', async () => {
        const one = counting(1);
        await accept([one]);
        expect(await accept([one], { unit: 'v' })).to.deep.equal(['accepted']);
      });

      it('keeps what it rejects, once', async () => {
        const bad = rejected(1);
        expect(await accept([bad])).to.deep.equal(['rejected']);
        expect(await accept([bad])).to.deep.equal(['rejected']);
        expect(await listed(store.quarantined('u'))).to.have.length(1);
        expect(await counted()).to.equal(0);
      });

      it('does not reject later what it accepted before', async () => {
        const one = counting(1);
        await accept([one]);
        const { item } = one;
        const reason = { type: '/problems/invalid-answers', detail: 'stricter now' };
        expect(await accept([{ verdict: 'rejected', item, reason }])).to.deep.equal(['duplicate']);
      });

      it('takes a batch without items as a sign of life', async () => {
        expect(await accept([], { device: 'kios-1', high: 3, pending: 3 })).to.deep.equal([]);
        const [stream] = await store.streams('u', { after: '', limit: 10 });
        expect(stream).to.include({ device: 'kios-1', high: 3, pending: 3, missingCount: 3 });
      });
    });

    describe('tallies', () => {
      it('add up over days and services, within what was asked for', async () => {
        await accept([counting(1, { day: '2026-03-09' }), counting(2), counting(3)]);
        const count = async (from?: string, to?: string, service?: string): Promise<number> => {
          const rows = await store.tallies({ unit: 'u', from, to, service });
          return rows.find(({ part }) => part === 'waktu')?.count ?? 0;
        };
        expect(await count()).to.equal(3);
        expect(await count('2026-03-10')).to.equal(2);
        expect(await count(undefined, '2026-03-09')).to.equal(1);
        expect(await count('2026-03-10', '2026-03-10', 'ktp')).to.equal(2);
        expect(await count(undefined, undefined, 'kk')).to.equal(0);
      });
    });

    describe('erasing', () => {
      it('takes the bytes, the count and the way back', async () => {
        const one = counting(1);
        await accept([one, counting(2)]);
        expect(await store.erase('u', one.item)).to.equal('erased');
        expect(await counted()).to.equal(1);
        expect(await listed(store.answers({ unit: 'u' }))).to.have.length(1);
        expect(await accept([one])).to.deep.equal(['rejected']);
        expect(await listed(store.quarantined('u'))).to.deep.equal([]);
        expect(await store.streamTotals('u')).to.include({ erased: 1, accepted: 1, unknown: 0 });
      });

      it('says so with its own reason', async () => {
        const one = counting(1);
        await accept([one]);
        await store.erase('u', one.item);
        const outcome = await store.accept(await batchOf([one]));
        expect(outcome).to.have.nested.property('results[0].reason.type', '/problems/erased');
      });

      it('takes what is in quarantine', async () => {
        const bad = rejected(1);
        await accept([bad]);
        expect(await store.erase('u', bad.item)).to.equal('erased');
        expect(await listed(store.quarantined('u'))).to.deep.equal([]);
      });

      it('keeps out what has not come yet', async () => {
        const one = counting(1);
        expect(await store.erase('u', one.item)).to.equal('unknown');
        expect(await accept([one])).to.deep.equal(['rejected']);
      });
    });

    describe('held answers', () => {
      const waiting = async (): Promise<StoredAnswer[]> =>
        store.held({ hold: 'definition', questionnaire: 'q', revision: '1' }, 10);

      it('are stored and not counted', async () => {
        expect(await accept([held(1)])).to.deep.equal(['accepted']);
        expect(await counted()).to.equal(0);
        expect(await store.streamTotals('u')).to.include({ held: 1, accepted: 1 });
        expect(await listed(store.answers({ unit: 'u' }))).to.deep.equal([]);
      });

      it('are known by what they wait for, once each', async () => {
        const { item } = counting(4);
        const sealed = { ...held(4), item: { ...item, kid: 'k' }, hold: 'sealed' as const };
        expect(await store.waiting()).to.deep.equal([]);
        await accept([{ ...held(6), hold: 'variant' }]);
        await accept([held(1), held(2), sealed, counting(5)]);
        expect(await store.waiting()).to.deep.equal([
          { hold: 'definition', questionnaire: 'q', revision: '1' },
          { hold: 'variant', questionnaire: 'q', revision: '1' },
          { hold: 'sealed', kid: 'k' },
        ]);
      });

      it('are counted once when they are settled, even by two at once', async () => {
        await accept([held(1)]);
        const [answer] = await waiting();
        const { filing } = counting(1);
        const settlement = { kind: 'counts', filing, contributions: waktu, once: null } as const;
        await Promise.all([store.settle(answer!, settlement), store.settle(answer!, settlement)]);
        expect(await counted()).to.equal(1);
        expect(await waiting()).to.deep.equal([]);
      });

      it('go to quarantine when they do not fit', async () => {
        const one = held(1);
        await accept([one]);
        const [answer] = await waiting();
        const reason = { type: '/problems/invalid-answers', detail: 'no' };
        await store.settle(answer!, { kind: 'rejected', reason });
        expect(await listed(store.quarantined('u'))).to.have.length(1);
        expect(await store.streamTotals('u')).to.include({ accepted: 0, received: 1, unknown: 0 });
        expect(await accept([one])).to.deep.equal(['accepted']);
      });
    });

    describe('questionnaires', () => {
      it('are kept by revision, and the last registered is the newest', async () => {
        await store.register({ id: 'q', revision: '2', body: 'two' });
        await store.register({ id: 'q', revision: '10', body: 'ten' });
        expect(await store.questionnaire('q', '2')).to.equal('two');
        expect(await store.newestQuestionnaire('q')).to.equal('ten');
        expect(await store.questionnaire('q', '3')).to.equal(null);
      });

      it('never change within a revision', async () => {
        await store.register({ id: 'q', revision: '1', body: 'one' });
        expect(await store.register({ id: 'q', revision: '1', body: 'one' })).to.equal('kept');
        expect(await store.register({ id: 'q', revision: '1', body: 'other' })).to.equal('changed');
        expect(await store.questionnaire('q', '1')).to.equal('one');
      });
    });

    describe('variants', () => {
      const variant = (revision: string, rest: Partial<KeptVariant> = {}): KeptVariant => ({
        ...{ unit: 'u', id: 'q-custom', revision, body: `of ${revision}` },
        ...rest,
      });

      it('are kept for their unit, once, and the first content stays', async () => {
        expect(await store.keepVariant(variant('b'), 9)).to.equal('kept');
        expect(await store.keepVariant(variant('a'), 9)).to.equal('kept');
        expect(await store.keepVariant(variant('a', { body: 'other' }), 9)).to.equal('kept');
        expect(await store.variants('u')).to.deep.equal([variant('a'), variant('b')]);
        expect(await store.variants('another')).to.deep.equal([]);
      });

      it('are no registered questionnaires', async () => {
        await store.keepVariant(variant('a'), 9);
        expect(await store.questionnaire('q-custom', 'a')).to.equal(null);
        expect(await store.newestQuestionnaire('q-custom')).to.equal(null);
      });

      it('are at most so many of one unit, however many come at once', async () => {
        const come = ['a', 'b', 'c', 'd', 'e', 'f'].map((one) => variant(one));
        const ends = await Promise.all(come.map((one) => store.keepVariant(one, 3)));
        expect(ends.filter((end) => end === 'kept')).to.have.length(3);
        const kept = await store.variants('u');
        expect(kept).to.have.length(3);
        expect(await store.keepVariant(kept[0]!, 3)).to.equal('kept');
        expect(await store.keepVariant(variant('a', { unit: 'another' }), 3)).to.equal('kept');
      });
    });

    it('pages through more answers than one page holds, in the order of their random ids', async () => {
      const days = ['2026-03-10', '2026-03-08', '2026-03-09'];
      for (let start = 0; start < 1050; start += 50) {
        const day = days[(start / 50) % days.length]!;
        await accept(Array.from({ length: 50 }, (_, n) => counting(start + n + 1, { day })));
      }
      const answers = await listed(store.answers({ unit: 'u' }));
      const ids = answers.map(({ id }) => id);
      expect(new Set(ids).size).to.equal(1050);
      expect(ids).to.deep.equal([...ids].sort());
      // Three blocks would be the days in a row; ids that are random change the day at about every other answer.
      const turns = answers.filter(({ day }, n) => n > 0 && day !== answers[n - 1]!.day);
      expect(turns).to.have.length.above(400);
    });

    it('says that it is well', async () => {
      expect((await store.health()).kind).to.equal('ok');
    });

    it('says that it is not, and takes nothing, once it is gone', async () => {
      await store.close();
      expect((await store.health()).kind).to.equal('failing');
      expect(await accept([counting(1)])).to.deep.equal(['unavailable']);
    });
  });
}
