import { expect } from 'chai';
import { fourScale, ipak, ipkp, Tally, tallyOf } from '@skm-survey/scoring';
import { rowsOf } from './support/rows.ts';

const keys = ['a', 'b'];
const of = (...lines: (number | null)[][]) => tallyOf(keys, rowsOf(keys, lines));

describe('ipak and ipkp', () => {
  it('are the mean of the item means, not of all answers', () => {
    const result = ipak(of([4, 1], [4, null], [4, null]));
    expect(result.value).to.equal('2.50');
    expect(result.respondents).to.equal(3);
    expect(
      result.items.map(({ key, answered, sum, mean }) => [
        key,
        answered,
        sum.toString(),
        mean?.toString(),
      ]),
    ).to.deep.equal([
      ['a', 3, '12', '4'],
      ['b', 1, '1', '1'],
    ]);
  });

  for (const [scale, answer, value] of [
    [4, 4, '4.00'],
    [4, 1, '1.00'],
    [6, 6, '4.00'],
    [6, 5, '3.33'],
    [6, 1, '0.67'],
    [10, 10, '4.00'],
    [10, 9, '3.60'],
    [10, 1, '0.40'],
  ] as const) {
    it(`bring ${answer} of ${scale} to ${value}`, () => {
      expect(ipkp(of([answer, answer]), scale).value).to.equal(value);
    });
  }

  it('round half-up on an exact tie', () => {
    const lines = [...Array.from({ length: 199 }, () => [3, 3]), [4, 3]];
    const result = ipak(tallyOf(keys, rowsOf(keys, lines)));
    expect(result.exact?.toDecimal(6)).to.equal('3.0025');
    expect(
      ipak(of(...Array.from({ length: 99 }, () => [3, 3]), [4, 3])).exact?.toDecimal(6),
    ).to.equal('3.005');
    expect(ipak(of(...Array.from({ length: 99 }, () => [3, 3]), [4, 3])).value).to.equal('3.01');
  });

  it('have no data where nobody answered', () => {
    expect(ipak(new Tally(keys))).to.deep.include({ value: null, exact: null, respondents: 0 });
    expect(ipak(new Tally(keys)).items[0]?.mean).to.equal(null);
  });

  it('leave out an item that nobody answered, and say so', () => {
    const result = ipkp(of([3, null]), 6);
    expect(result.value).to.equal('2.00');
    expect(result.computation).to.deep.equal({ index: 'ipkp', scales: [6], items: 1 });
    expect(ipak(of([3, 3])).computation).to.deep.equal({ index: 'ipak', scales: [4], items: 2 });
  });

  it('pool one item asked on two scales, value by value', () => {
    const result = fourScale('ipak', [
      { scale: 4, tally: of([4, 4], [4, 4]) },
      { scale: 6, tally: of([3, null]) },
    ]);
    expect(result.respondents).to.equal(3);
    expect(result.items.map(({ mean }) => mean?.toString())).to.deep.equal(['10/3', '4']);
    expect(result.value).to.equal('3.67');
    expect(result.computation).to.deep.equal({ index: 'ipak', scales: [4, 6], items: 2 });
  });

  it('have no data where nothing was asked', () => {
    expect(fourScale('ipkp', [])).to.include({ value: null, respondents: 0 });
  });

  it('refuse a value off the scale', () => {
    expect(() => ipak(of([5, 3]))).to.throw(RangeError, '"a" has the value 5, outside 1–4');
    expect(() => ipkp(of([3, 0]), 10)).to.throw(RangeError, '"b" has the value 0, outside 1–10');
  });
});
