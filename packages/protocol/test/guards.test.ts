import { expect } from 'chai';
import fc from 'fast-check';
import {
  Answer,
  answerOf,
  BatchReply,
  isBatchReply,
  isProblem,
  isResults,
  isSlug,
  misfitOfAnswer,
  Problem,
  Results,
  ResultsQuery,
  resultsQueryGuards,
  Slug,
} from '../src/index.ts';
import { answers, batchReplies, mutationOf, problems, results } from './support/arbitraries.ts';

interface Schema {
  safeParse(value: unknown): { success: boolean };
}

const isAnswer = (value: unknown): boolean => misfitOfAnswer(value) === null;

const pairs: readonly [string, Schema, (value: unknown) => boolean, fc.Arbitrary<unknown>][] = [
  ['BatchReply', BatchReply, isBatchReply, batchReplies],
  ['Problem', Problem, isProblem, problems],
  ['Answer', Answer, isAnswer, answers],
  ['Results', Results, isResults, results],
];

describe('a guard', () => {
  for (const [name, schema, guard, valid] of pairs) {
    it(`takes every ${name} that its schema takes`, () => {
      fc.assert(
        fc.property(valid, (value) => {
          expect(schema.safeParse(value).success, 'the generator').to.be.true;
          expect(guard(value)).to.be.true;
        }),
      );
    });

    it(`takes a damaged ${name} exactly when its schema does`, () => {
      const seen = { true: 0, false: 0 };
      fc.assert(
        fc.property(mutationOf(valid), (value) => {
          const taken = schema.safeParse(value).success;
          seen[`${taken}`] += 1;
          expect(guard(value)).to.equal(taken);
        }),
        { numRuns: 2_000 },
      );
      expect(seen.true, 'damages that do no harm').to.be.above(20);
      expect(seen.false, 'damages that do').to.be.above(200);
    });

    it(`takes any JSON for a ${name} exactly when its schema does`, () => {
      fc.assert(
        fc.property(fc.jsonValue(), (value) => {
          expect(guard(value)).to.equal(schema.safeParse(value).success);
        }),
      );
    });
  }

  it('spells a slug and the parameters of a query as their schemas do', () => {
    const written = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[A-Za-z0-9._-]{0,66}$/),
      fc.constantFrom('exact', '0.111', '0.1', '0', '6', '7', '2026-02-30', '2026-13-01'),
    );
    fc.assert(
      fc.property(written, (text) => {
        expect(isSlug(text)).to.equal(Slug.safeParse(text).success);
        for (const name of ['from', 'to', 'weight', 'round-nrr', 'round-weighted'] as const) {
          expect(resultsQueryGuards[name](text), name).to.equal(
            ResultsQuery.shape[name].safeParse(text).success,
          );
        }
      }),
    );
  });

  it('names the member that does not fit', () => {
    const answer = {
      v: 1,
      questionnaire: { id: 'skm-2017', revision: '1' },
      lang: 'id',
      answers: { waktu: 4 },
      profile: {},
    };
    expect(misfitOfAnswer(answer)).to.be.null;
    expect(misfitOfAnswer({ ...answer, answers: { waktu: '4' } })).to.equal('answers');
    expect(misfitOfAnswer({ ...answer, answers: new Map() })).to.equal('answers');
    expect(misfitOfAnswer(null)).to.equal('');
  });

  it('leaves out what is no member of an answer, and has the rest in one order', () => {
    const questionnaire = { revision: '1', title: 'not stored', id: 'skm-2017' };
    const given = { nik: '3', profile: {}, answers: { waktu: 4 }, lang: 'id', questionnaire, v: 1 };
    expect(JSON.stringify(answerOf(given as unknown as Answer))).to.equal(
      '{"v":1,"questionnaire":{"id":"skm-2017","revision":"1"},"lang":"id","answers":{"waktu":4},"profile":{}}',
    );
  });
});
