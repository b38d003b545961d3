import { expect } from 'chai';
import fc from 'fast-check';
import { afterFloor, fullJitter, retryAfter } from '../src/delivery/backoff.ts';

const day = 24 * 3_600_000;

describe('fullJitter', () => {
  it('is uniform below a ceiling that doubles', () => {
    expect([0, 1, 2, 3].map((n) => fullJitter(n, day, { random: () => 0.5 }))).to.deep.equal([
      500, 1_000, 2_000, 4_000,
    ]);
    expect(fullJitter(5, day, { random: () => 0 })).to.equal(0);
  });

  it('never exceeds the cap, after any number of failures', () => {
    expect(fullJitter(10_000, 300_000, { random: () => 1 })).to.equal(300_000);
  });
});

describe('afterFloor', () => {
  it('is never shorter than asked, at most a minute longer, at most a day', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (asked, dice) => {
          const pause = afterFloor(asked, { random: () => dice });
          const floor = Math.min(Math.max(asked, 0), day);
          expect(pause).to.be.within(floor, floor + Math.min(floor, 60_000));
        },
      ),
    );
  });
});

describe('retryAfter', () => {
  const now = Date.parse('2026-11-01T00:00:00Z');
  const read = (headers: Record<string, string>): number | null =>
    retryAfter(new Headers(headers), now);

  it('reads seconds', () => {
    expect(read({ 'retry-after': '120' })).to.equal(120_000);
    expect(read({ 'retry-after': '0' })).to.equal(0);
  });

  it('reads a date against the clock of the reply, not of the device', () => {
    const date = 'Sun, 01 Nov 2020 00:00:00 GMT';
    const due = 'Sun, 01 Nov 2020 00:01:00 GMT';
    expect(read({ 'retry-after': due, date })).to.equal(60_000);
    expect(read({ 'retry-after': 'Sun, 01 Nov 2026 00:00:30 GMT' })).to.equal(30_000);
    expect(read({ 'retry-after': due, date: due })).to.equal(0);
  });

  it('clamps ten years to a day', () => {
    expect(read({ 'retry-after': '315360000' })).to.equal(day);
    expect(read({ 'retry-after': 'Sun, 01 Nov 2036 00:00:00 GMT' })).to.equal(day);
  });

  it('takes nonsense, the past and nothing as nothing', () => {
    expect(read({})).to.equal(null);
    expect(read({ 'retry-after': 'soon' })).to.equal(null);
    expect(read({ 'retry-after': '-5' })).to.equal(null);
    // Two headers, as a browser joins them.
    expect(read({ 'retry-after': '120, 120' })).to.equal(null);
    // Neither whole seconds nor a date, though a number for JavaScript.
    expect(read({ 'retry-after': '1.5' })).to.equal(null);
    expect(read({ 'retry-after': 'Sun, 01 Nov 2020 00:00:00 GMT' })).to.equal(null);
  });
});
