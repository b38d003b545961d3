import { expect } from 'chai';
import fc from 'fast-check';
import { publicCounts } from '../src/public-counts.ts';

describe('publicCounts', () => {
  it('leaves a table without small cells as it is', () => {
    expect(publicCounts({ L: 12, P: 5, lain: 0 })).to.deep.equal({ L: 12, P: 5, lain: 0 });
  });

  it('hides a small cell, and the next smallest that would give it away', () => {
    const counts = { SD: 3, SMP: 9, SMA: 40, S1: 8 };
    expect(publicCounts(counts)).to.deep.equal({ SD: null, SMP: 9, SMA: 40, S1: null });
  });

  it('hides on until the hidden ones are five people together', () => {
    const counts = { a: 1, b: 2, c: 6, d: 7 };
    expect(publicCounts(counts)).to.deep.equal({ a: null, b: null, c: null, d: 7 });
  });

  it('never shows 1 to 4, never lets the total give one hidden cell away', () => {
    const tables = fc.dictionary(fc.string(), fc.nat({ max: 30 }));
    fc.assert(
      fc.property(tables, (counts) => {
        const shown = publicCounts(counts);
        const hidden = Object.keys(counts).filter((key) => shown[key] === null);
        const nonZero = Object.values(counts).filter((count) => count > 0);
        for (const count of Object.values(shown)) expect([1, 2, 3, 4]).not.to.include(count);
        if (hidden.length === 1) expect(nonZero).to.have.length(1);
        for (const key of Object.keys(counts)) {
          if (shown[key] !== null) expect(shown[key]).to.equal(counts[key]);
        }
      }),
    );
  });
});
