import * as fc from 'fast-check';
import { Rational, type Values } from '@skm-survey/scoring';

const answer = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }).map((n) => Rational.of(n)) },
  // The mean of two or three items of one unsur.
  { weight: 2, arbitrary: fc.integer({ min: 2, max: 8 }).map((n) => new Rational(BigInt(n), 2n)) },
  { weight: 1, arbitrary: fc.integer({ min: 3, max: 12 }).map((n) => new Rational(BigInt(n), 3n)) },
);

/** Keys of one to twelve unsur. */
export const keysArbitrary: fc.Arbitrary<string[]> = fc
  .integer({ min: 1, max: 12 })
  .map((n) => Array.from({ length: n }, (_, i) => `u${i + 1}`));

/** Respondents who may leave anything out. */
export const rowsArbitrary = (keys: readonly string[], minLength = 0): fc.Arbitrary<Values[]> =>
  fc.array(
    fc
      .array(fc.option(answer, { freq: 5 }), { minLength: keys.length, maxLength: keys.length })
      .map((values) => Object.fromEntries(keys.map((key, i) => [key, values[i] ?? null]))),
    { minLength, maxLength: 30 },
  );

export const keysAndRows: fc.Arbitrary<{ keys: string[]; rows: Values[] }> = keysArbitrary.chain(
  (keys) => rowsArbitrary(keys).map((rows) => ({ keys, rows })),
);

export const fraction: fc.Arbitrary<Rational> = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]) => new Rational(numerator, denominator));
