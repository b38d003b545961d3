import { expect } from 'chai';
import { sampleSize } from '@skm-survey/scoring';

// The published table is in golden.test.ts.
describe('sampleSize', () => {
  it('asks everyone of a handful, and nobody of nobody', () => {
    expect([0, 1, 2].map((population) => sampleSize(population))).to.deep.equal([0, 1, 2]);
  });

  it('refuses what is not a number of people', () => {
    expect(() => sampleSize(-1)).to.throw(RangeError, 'A population of -1');
    expect(() => sampleSize(10.5)).to.throw(RangeError);
    expect(() => sampleSize(Number.NaN)).to.throw(RangeError);
  });
});
