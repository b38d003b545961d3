import { expect } from 'chai';
import fc from 'fast-check';
import { formatCount, formatDecimal, formatSum } from '../src/numbers.ts';
import { en } from '../src/texts/en.ts';
import { id } from '../src/texts/id.ts';

describe('formatDecimal', () => {
  for (const [value, decimals, expected] of [
    ['91.48', 2, '91,48'],
    ['100', 2, '100,00'],
    ['3.448276', 3, '3,448'],
    ['3.9996', 3, '4,000'],
    ['88.305', 2, '88,31'],
    ['0.005', 2, '0,01'],
    ['-0.25', 1, '-0,3'],
    ['7', 0, '7'],
  ] as const) {
    it(`writes ${value} with ${decimals} decimals as ${expected}`, () => {
      expect(formatDecimal(value, decimals, id)).to.equal(expected);
    });
  }

  it('has a decimal point in English', () => {
    expect(formatDecimal('91.48', 2, en)).to.equal('91.48');
  });

  it('never moves a figure by more than half of its last digit', () => {
    const hundredThousandths = fc.nat({ max: 10_000_000 });
    fc.assert(
      fc.property(hundredThousandths, fc.nat({ max: 4 }), (n, decimals) => {
        const shown = Number(formatDecimal((n / 1e5).toFixed(5), decimals, en));
        expect(Math.abs(shown - n / 1e5)).to.be.at.most(0.5 * 10 ** -decimals + 1e-9);
      }),
    );
  });
});

it('formatSum keeps the decimals there are', () => {
  expect(formatSum('105', id)).to.equal('105');
  expect(formatSum('28.50', id)).to.equal('28,5');
});

it('formatCount sets thousands apart', () => {
  expect(formatCount(7550903, id)).to.equal('7.550.903');
  expect(formatCount(7550903, en)).to.equal('7,550,903');
  expect(formatCount(29, id)).to.equal('29');
});
