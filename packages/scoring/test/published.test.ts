import { expect } from 'chai';
import { ikm, ipak, publishedFourScale, publishedIkm, tallyOf } from '@skm-survey/scoring';
import { rowsOf } from './support/rows.ts';

const keys = ['a', 'b', 'c'];

describe('publishedIkm', () => {
  it('writes every figure as a decimal, and null where nobody answered', () => {
    const published = publishedIkm(
      ikm(
        tallyOf(
          keys,
          rowsOf(keys, [
            ['3.5', 3, null],
            [3, 3, null],
            [4, 4, null],
          ]),
        ),
      ),
    );
    expect(published).to.deep.equal({
      value: '85.42',
      mutu: 'B',
      kinerja: 'Baik',
      respondents: 3,
      sum: '20.5',
      unsur: [
        { key: 'a', answered: 3, sum: '10.5', nrr: '3.5', weighted: '1.75', mutu: 'B' },
        { key: 'b', answered: 3, sum: '10', nrr: '3.333333', weighted: '1.666667', mutu: 'B' },
        { key: 'c', answered: 0, sum: '0', nrr: null, weighted: null, mutu: null },
      ],
      priority: ['b', 'a'],
      ties: [],
      computation: { weight: 'exact', rounding: { kind: 'exact' }, unsur: 2 },
    });
  });

  it('names ties', () => {
    const published = publishedIkm(ikm(tallyOf(keys, rowsOf(keys, [[3, 3, 4]]))));
    expect(published.ties).to.deep.equal([['a', 'b']]);
  });

  it('survives JSON', () => {
    const published = publishedIkm(ikm(tallyOf(keys, [])));
    expect(JSON.parse(JSON.stringify(published))).to.deep.equal(published);
  });
});

describe('publishedFourScale', () => {
  it('keeps the value, the respondents and the way of computing', () => {
    expect(publishedFourScale(ipak(tallyOf(keys, rowsOf(keys, [[3, 3, 4]]))))).to.deep.equal({
      value: '3.33',
      respondents: 1,
      computation: { index: 'ipak', scales: [4], items: 3 },
    });
  });
});
