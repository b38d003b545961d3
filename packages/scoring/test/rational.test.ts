import { expect } from 'chai';
import * as fc from 'fast-check';
import { Rational } from '@skm-survey/scoring';
import { fraction } from './support/arbitraries.ts';

const half = new Rational(1n, 2n);

describe('Rational', () => {
  it('keeps lowest terms and a positive denominator', () => {
    expect(new Rational(6n, -4n)).to.deep.include({ numerator: -3n, denominator: 2n });
    expect(new Rational(-6n, -4n)).to.deep.include({ numerator: 3n, denominator: 2n });
    expect(new Rational(0n, 5n)).to.deep.include({ numerator: 0n, denominator: 1n });
  });

  it('refuses a denominator of zero, and division by zero', () => {
    expect(() => new Rational(1n, 0n)).to.throw(RangeError, 'denominator of zero');
    expect(() => half.dividedBy(Rational.zero)).to.throw(RangeError);
  });

  it('is made of whole numbers only', () => {
    expect(Rational.of(-7).toString()).to.equal('-7');
    expect(() => Rational.of(0.5)).to.throw(RangeError);
  });

  it('adds, subtracts, multiplies, divides', () => {
    const third = new Rational(1n, 3n);
    expect(half.plus(third).toString()).to.equal('5/6');
    expect(half.minus(third).toString()).to.equal('1/6');
    expect(half.times(third).toString()).to.equal('1/6');
    expect(half.dividedBy(third).toString()).to.equal('3/2');
    expect(Rational.sum([half, third, third]).toString()).to.equal('7/6');
    expect(Rational.sum([]).toString()).to.equal('0');
  });

  it('compares', () => {
    expect(half.compare(Rational.of(1))).to.equal(-1);
    expect(half.compare(new Rational(2n, 4n))).to.equal(0);
    expect(Rational.of(1).compare(half)).to.equal(1);
    expect(half.equals(new Rational(2n, 4n))).to.equal(true);
    expect(half.equals(Rational.zero)).to.equal(false);
  });

  for (const [text, canonical] of [
    ['3', '3'],
    ['3.5', '7/2'],
    ['3,5', '7/2'],
    ['-0,25', '-1/4'],
    ['03.50', '7/2'],
    ['3.333333333333333333333', '3333333333333333333333/1000000000000000000000'],
  ] as const) {
    it(`reads the decimal ${text}`, () => {
      expect(Rational.parseDecimal(text)?.toString()).to.equal(canonical);
    });
  }

  for (const text of [
    '',
    ' 3',
    '3 ',
    '3.',
    '.5',
    '3..5',
    '3,5,5',
    '+3',
    '3e0',
    '7/2',
    '٣',
    'x3',
    '3x',
    '-',
    '1.000,5',
  ]) {
    it(`does not read "${text}" as a decimal`, () => {
      expect(Rational.parseDecimal(text)).to.equal(null);
    });
  }

  for (const text of ['', '7/', '/2', '7/0', '7/-2', '3.5', '7/02', 'x7', '7x', '7/2x', '7/2/2']) {
    it(`does not read "${text}" as a fraction`, () => {
      expect(() => Rational.parse(text)).to.throw(SyntaxError, `Not a fraction: "${text}"`);
    });
  }

  it('reads the fractions that it writes', () => {
    expect(Rational.parse('7/2').toString()).to.equal('7/2');
    expect(Rational.parse('-12/8').toString()).to.equal('-3/2');
    expect(Rational.parse('105').toString()).to.equal('105');
    fc.assert(fc.property(fraction, (x) => Rational.parse(x.toString()).equals(x)));
  });
});

describe('Rational, rounding half-up', () => {
  for (const [text, decimals, fixed] of [
    ['88.305', 2, '88.31'],
    ['88.3049999999999999999', 2, '88.30'],
    ['1.005', 2, '1.01'],
    ['2.5', 0, '3'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '0'],
    ['-1.5', 0, '-1'],
    ['-0.125', 2, '-0.12'],
    ['-0.126', 2, '-0.13'],
    ['0.05', 2, '0.05'],
    ['-0.05', 2, '-0.05'],
    ['0.004', 2, '0.00'],
    ['9.995', 2, '10.00'],
    ['3', 2, '3.00'],
    ['123', 0, '123'],
  ] as const) {
    it(`writes ${text} with ${decimals} decimals as ${fixed}`, () => {
      expect(Rational.parseDecimal(text)?.toFixed(decimals)).to.equal(fixed);
    });
  }

  it('rounds to what it writes', () => {
    fc.assert(
      fc.property(fraction, fc.nat({ max: 8 }), (x, decimals) => {
        expect(x.roundTo(decimals).toFixed(decimals)).to.equal(x.toFixed(decimals));
      }),
    );
  });

  it('is off by half of the last decimal at most, and downwards by less', () => {
    fc.assert(
      fc.property(fraction, fc.nat({ max: 8 }), (x, decimals) => {
        const error = x.roundTo(decimals).minus(x);
        const halfUnit = new Rational(1n, 2n * 10n ** BigInt(decimals));
        expect(error.compare(halfUnit)).to.be.at.most(0);
        expect(error.compare(Rational.zero.minus(halfUnit))).to.equal(1);
      }),
    );
  });

  it('writes as few decimals as are needed', () => {
    expect(Rational.parseDecimal('31.50')?.toDecimal(6)).to.equal('31.5');
    expect(Rational.of(105).toDecimal(6)).to.equal('105');
    expect(Rational.of(100).toDecimal(0)).to.equal('100');
    expect(new Rational(105n, 29n).toDecimal(6)).to.equal('3.62069');
    expect(new Rational(1n, 3n).toDecimal(6)).to.equal('0.333333');
    expect(Rational.parseDecimal('10.0500')?.toDecimal(6)).to.equal('10.05');
  });
});
