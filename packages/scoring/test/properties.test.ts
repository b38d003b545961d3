import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  ikm,
  publishedIkm,
  Rational,
  Tally,
  tallyOf,
  type Values,
  weightModes,
} from '@skm-survey/scoring';
import { keysAndRows, keysArbitrary, rowsArbitrary } from './support/arbitraries.ts';

const sameForAll = (keys: readonly string[], value: number): Values =>
  Object.fromEntries(keys.map((key) => [key, Rational.of(value)]));

/** Two lots of rows over the same keys. */
const twoBatches = keysArbitrary.chain((keys) =>
  fc.record({ keys: fc.constant(keys), one: rowsArbitrary(keys), other: rowsArbitrary(keys) }),
);

/**
 * The index in the plainest way there is, straight from the rows and apart from the code under test: all values in
 * sixths (halves and thirds both are), whole-number arithmetic, one division at the end.
 */
function naiveIndex(keys: readonly string[], rows: readonly Values[]): string | null {
  let [numerator, denominator, unsur] = [0n, 1n, 0n];
  for (const key of keys) {
    const sixths = rows
      .map((row) => row[key] ?? null)
      .filter((value) => value !== null)
      .map(({ numerator: n, denominator: d }) => (n * 6n) / d);
    if (sixths.length === 0) continue;
    const divisor = 6n * BigInt(sixths.length);
    const sum = sixths.reduce((total, value) => total + value, 0n);
    [numerator, denominator] = [numerator * divisor + sum * denominator, denominator * divisor];
    unsur += 1n;
  }
  if (unsur === 0n) return null;
  const hundredths = (numerator * 2500n * 2n + denominator * unsur) / (denominator * unsur * 2n);
  const digits = hundredths.toString();
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('ikm, whatever the answers', () => {
  it('is 25 where all answer 1 and 100 where all answer 4', () => {
    fc.assert(
      fc.property(keysArbitrary, fc.integer({ min: 1, max: 50 }), (keys, respondents) => {
        for (const [answer, value] of [
          [1, '25.00'],
          [4, '100.00'],
        ] as const) {
          const rows = Array.from({ length: respondents }, () => sameForAll(keys, answer));
          expect(ikm(tallyOf(keys, rows)).value).to.equal(value);
        }
      }),
    );
  });

  it('equals the plainest arithmetic on the rows', () => {
    fc.assert(
      fc.property(keysAndRows, ({ keys, rows }) => {
        expect(ikm(tallyOf(keys, rows)).value).to.equal(naiveIndex(keys, rows));
      }),
    );
  });

  it('is within 25–100, and with printed weights never above', () => {
    fc.assert(
      fc.property(keysAndRows, fc.constantFrom(...weightModes), ({ keys, rows }, weight) => {
        const { exact } = ikm(tallyOf(keys, rows), { weight });
        if (exact === null) return;
        expect(exact.compare(Rational.of(100))).to.be.at.most(0);
        if (weight === 'exact') expect(exact.compare(Rational.of(25))).to.be.at.least(0);
      }),
    );
  });

  it('does not depend on the order of the respondents', () => {
    const shuffled = keysAndRows.chain(({ keys, rows }) =>
      fc.shuffledSubarray(rows, { minLength: rows.length }).map((mixed) => ({ keys, rows, mixed })),
    );
    fc.assert(
      fc.property(shuffled, ({ keys, rows, mixed }) => {
        expect(publishedIkm(ikm(tallyOf(keys, mixed)))).to.deep.equal(
          publishedIkm(ikm(tallyOf(keys, rows))),
        );
      }),
    );
  });

  it('is the same from merged batches as from all rows together', () => {
    fc.assert(
      fc.property(twoBatches, ({ keys, one, other }) => {
        const merged = tallyOf(keys, one).merge(tallyOf(keys, other));
        expect(merged.toJSON()).to.deep.equal(tallyOf(keys, [...one, ...other]).toJSON());
      }),
    );
  });

  it('is the same from a stored tally as from the rows', () => {
    fc.assert(
      fc.property(keysAndRows, ({ keys, rows }) => {
        const tally = tallyOf(keys, rows);
        const stored = Tally.fromJson(
          JSON.parse(JSON.stringify(tally)) as ReturnType<Tally['toJSON']>,
        );
        expect(publishedIkm(ikm(stored))).to.deep.equal(publishedIkm(ikm(tally)));
      }),
    );
  });

  it('rises when one answer rises', () => {
    fc.assert(
      fc.property(
        keysArbitrary.chain((keys) => rowsArbitrary(keys, 1).map((rows) => ({ keys, rows }))),
        ({ keys, rows }) => {
          const key = keys[0]!;
          const before = rows.map((row, i) => (i === 0 ? { ...row, [key]: Rational.of(1) } : row));
          const after = rows.map((row, i) => (i === 0 ? { ...row, [key]: Rational.of(2) } : row));
          const [low, high] = [before, after].map((batch) => ikm(tallyOf(keys, batch)).exact!);
          expect(high!.compare(low!)).to.equal(1);
        },
      ),
    );
  });
});
