import { expect } from 'chai';
import * as fc from 'fast-check';
import { contiguous, gaps, size, union, upTo, type Ranges } from '../src/ranges.ts';

const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 60 });
const toRanges = (list: readonly number[]): Ranges => union(list.map((n) => [n, n]));
const toNumbers = (ranges: Ranges): number[] =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => first + n));
const sorted = (list: Iterable<number>): number[] => [...new Set(list)].sort((a, b) => a - b);

describe('ranges of sequence numbers', () => {
  it('unite like sets', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const united = union(toRanges(a), toRanges(b));
        expect(toNumbers(united)).to.deep.equal(sorted([...a, ...b]));
        expect(size(united)).to.equal(sorted([...a, ...b]).length);
      }),
    );
  });

  it('are as few as can be', () => {
    expect(union([[4, 6]], [[1, 2]], [[3, 3]], [[8, 9]])).to.deep.equal([
      [1, 6],
      [8, 9],
    ]);
  });

  it('leave the gaps up to the highest number', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 70 }), (list, high) => {
        const wanted = Array.from({ length: high }, (_, n) => n + 1);
        const missing = wanted.filter((n) => !list.includes(n));
        expect(toNumbers(gaps(toRanges(list), high))).to.deep.equal(missing);
      }),
    );
  });

  it('are contiguous from 1 or not at all', () => {
    expect(contiguous([[1, 4]])).to.equal(4);
    expect(contiguous([[2, 4]])).to.equal(0);
    expect(contiguous([])).to.equal(0);
  });

  it('are cut at a number', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 70 }), (list, high) => {
        const kept = sorted(list).filter((n) => n <= high);
        expect(toNumbers(upTo(toRanges(list), high))).to.deep.equal(kept);
      }),
    );
  });

  it('never touch what they were given', () => {
    const given: Ranges = [[1, 2]];
    union(given, [[2, 9]]);
    expect(given).to.deep.equal([[1, 2]]);
  });
});
