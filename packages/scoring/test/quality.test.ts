import { expect } from 'chai';
import * as fc from 'fast-check';
import { AnswerVectors, qualityOf, type Share } from '@skm-survey/scoring';

const items = ['a', 'b', 'c', 'd', 'e'];
const answers = (...values: (number | null)[]) =>
  Object.fromEntries(items.map((item, i) => [item, values[i] ?? null]));
const vectorsOf = (...rows: (number | null)[][]) => {
  const vectors = new AnswerVectors(items);
  for (const row of rows) vectors.add(answers(...row));
  return vectors;
};
const plain = ({ count, share }: Share) => [count, share?.toString() ?? null];

describe('qualityOf', () => {
  it('counts those who gave one value to everything', () => {
    const quality = qualityOf(
      vectorsOf([4, 4, 4, 4, 4], [3, 3, 3, 3, 3], [3, 3, 3, 3, 4]).vectors(),
    );
    expect(plain(quality.straightLined)).to.deep.equal([2, '2/3']);
  });

  it('counts everyone whose answers someone else gave too', () => {
    const row = [4, 3, 4, 3, 4];
    const quality = qualityOf(
      vectorsOf(row, row, row, [1, 2, 3, 4, 1], [1, 2, 3, 4, 2], [1, 2, 3, 4, 2]).vectors(),
    );
    expect(plain(quality.identical)).to.deep.equal([5, '5/6']);
    expect(quality.largestGroup).to.equal(3);
    expect(plain(quality.straightLined)).to.deep.equal([0, '0']);
  });

  it('does not judge those who answered fewer than five items', () => {
    const few = [4, 4, 4, 4, null];
    const quality = qualityOf(vectorsOf(few, few).vectors());
    expect(quality).to.deep.equal({
      respondents: 0,
      straightLined: { count: 0, share: null },
      identical: { count: 0, share: null },
      largestGroup: 0,
      fewest: 5,
    });
  });

  it('can ask for fewer, and looks only at what was answered', () => {
    const quality = qualityOf(vectorsOf([4, 4, null, 4, null]).vectors(), 3);
    expect(quality).to.include({ respondents: 1, fewest: 3 });
    expect(quality.straightLined.count).to.equal(1);
  });
});

describe('AnswerVectors', () => {
  it('keeps each set of answers once, ignoring other keys', () => {
    const vectors = new AnswerVectors(['a', 'b']);
    vectors.add({ a: 3, b: null, other: 1 });
    vectors.add({ a: 3, other: 2 });
    vectors.add({ a: 4, b: 1 }, 7);
    expect(vectors.vectors()).to.deep.equal([
      { answers: [3, null], count: 2 },
      { answers: [4, 1], count: 7 },
    ]);
  });

  it('does not merge vectors of other items', () => {
    expect(() => new AnswerVectors(['a', 'b']).merge(new AnswerVectors(['b', 'a']))).to.throw(
      RangeError,
      'Answer vectors of different items',
    );
  });

  it('merged, equals the rows together', () => {
    const row = fc.array(fc.option(fc.integer({ min: 1, max: 4 })), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (one, other) => {
        const merged = vectorsOf(...one).merge(vectorsOf(...other));
        expect(merged.vectors()).to.deep.equal(vectorsOf(...one, ...other).vectors());
      }),
    );
  });
});
