import { expect } from 'chai';
import { type IkmComputation, trendOf } from '@skm-survey/scoring';

const exact: IkmComputation = { weight: 'exact', rounding: { kind: 'exact' }, unsur: 9 };
const period = (name: string, value: string | null, computation = exact) => ({
  period: name,
  ikm: { value, computation },
});

describe('trendOf', () => {
  it('compares the printed value of each period with the one before', () => {
    const points = trendOf([
      period('2023', '80.10'),
      period('2024', '81.25'),
      period('2025', '81.25'),
      period('2026', '79'),
    ]);
    expect(
      points.map(({ period: name, value, change, direction }) => [name, value, change, direction]),
    ).to.deep.equal([
      ['2023', '80.10', null, null],
      ['2024', '81.25', '+1.15', 'naik'],
      ['2025', '81.25', '0.00', 'tetap'],
      ['2026', '79', '-2.25', 'turun'],
    ]);
    expect(points.map(({ comparable }) => comparable)).to.deep.equal([null, true, true, true]);
  });

  it('looks back over a period without data', () => {
    const points = trendOf([period('1', '80.00'), period('2', null), period('3', '81.00')]);
    expect(points[1]).to.deep.equal({
      period: '2',
      value: null,
      change: null,
      direction: null,
      comparable: null,
    });
    expect(points[2]?.change).to.equal('+1.00');
  });

  it('starts where the data start', () => {
    expect(trendOf([period('1', null), period('2', '80.00')])[1]?.change).to.equal(null);
    expect(trendOf([])).to.deep.equal([]);
  });

  it('refuses a value that no index has printed', () => {
    expect(() => trendOf([period('1', 'NaN')])).to.throw(
      RangeError,
      'Not the value of an index: "NaN"',
    );
  });

  const others: [string, IkmComputation][] = [
    ['weight', { ...exact, weight: '0.11' }],
    ['number of unsur', { ...exact, unsur: 8 }],
    ['rounding of the NRR', { ...exact, rounding: { kind: 'nrr', decimals: 2 } }],
    ['rounding of the weighted NRR', { ...exact, rounding: { kind: 'weighted', decimals: 2 } }],
  ];
  for (const [what, computation] of others) {
    it(`says that another ${what} is not comparable`, () => {
      const points = trendOf([period('1', '80.00'), period('2', '81.00', computation)]);
      expect(points[1]).to.include({ change: '+1.00', comparable: false });
    });
  }

  it('compares two periods that were rounded alike', () => {
    const rounded: IkmComputation = { ...exact, rounding: { kind: 'both', nrr: 2, weighted: 3 } };
    const points = trendOf([
      period('1', '80.00', rounded),
      period('2', '81.00', structuredClone(rounded)),
    ]);
    expect(points[1]?.comparable).to.equal(true);
  });
});
