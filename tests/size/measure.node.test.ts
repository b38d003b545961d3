import { expect } from 'chai';
import { isWithin, lineOf, measure } from './measure.ts';

const budget = { brotli: 100, gzip: 110 };

describe('the size check', () => {
  it('measures what crosses the wire', () => {
    const size = measure(Buffer.alloc(100_000, 'skm'));
    expect(size.brotli).to.be.within(10, 100);
    expect(size.gzip).to.be.within(100, 1_000);
  });

  it('passes at the budget and not one byte above it', () => {
    expect(isWithin(budget, budget)).to.equal(true);
    expect(isWithin({ brotli: 101, gzip: 110 }, budget)).to.equal(false);
    expect(isWithin({ brotli: 100, gzip: 111 }, budget)).to.equal(false);
  });

  it('says by how much a file is over', () => {
    expect(lineOf('a.js', { brotli: 120, gzip: 110 }, budget)).to.equal(
      '✗ a.js: brotli 120 of 100 B (20 over), gzip 110 of 110 B',
    );
  });
});
