import { expect } from 'chai';
import { ikm, Rational, type Rounding, Tally, tallyOf, weightOf } from '@skm-survey/scoring';
import { nine, rowsOf, tallyWithSum } from './support/rows.ts';

const decimals = (values: readonly (Rational | null)[]): (string | null)[] =>
  values.map((value) => value?.toDecimal(6) ?? null);

describe('ikm', () => {
  it('divides by those who answered, not by all respondents', () => {
    const result = ikm(
      tallyOf(
        ['a', 'b'],
        rowsOf(
          ['a', 'b'],
          [
            [4, 2],
            [4, null],
            [1, null],
          ],
        ),
      ),
    );
    expect(result.respondents).to.equal(3);
    expect(result.unsur.map(({ answered }) => answered)).to.deep.equal([3, 1]);
    expect(decimals(result.unsur.map(({ nrr }) => nrr))).to.deep.equal(['3', '2']);
    expect(decimals(result.unsur.map(({ weighted }) => weighted))).to.deep.equal(['1.5', '1']);
    expect(result.value).to.equal('62.50');
    expect(result.sum.toString()).to.equal('11');
  });

  it('grades the whole and each unsur', () => {
    const result = ikm(tallyOf(['a', 'b'], rowsOf(['a', 'b'], [[4, 1]])));
    expect(result).to.include({ mutu: 'D', kinerja: 'Tidak baik' });
    expect(result.unsur.map(({ mutu, kinerja }) => [mutu, kinerja])).to.deep.equal([
      ['A', 'Sangat baik'],
      ['D', 'Tidak baik'],
    ]);
  });

  it('has no data where nobody answered: null, never NaN', () => {
    const result = ikm(new Tally(nine));
    expect(result).to.include({
      respondents: 0,
      value: null,
      exact: null,
      mutu: null,
      kinerja: null,
    });
    expect(result.sum.toString()).to.equal('0');
    expect(result.priority).to.deep.equal([]);
    expect(result.computation.unsur).to.equal(0);
    expect(result.unsur[0]).to.deep.include({
      answered: 0,
      nrr: null,
      weighted: null,
      mutu: null,
      kinerja: null,
    });
  });

  it('leaves an unsur that nobody answered out of N', () => {
    const keys = [...nine];
    const row = keys.map((key) => (key === 'biaya' ? null : 4));
    const result = ikm(tallyOf(keys, rowsOf(keys, [row])));
    expect(result.value).to.equal('100.00');
    expect(result.computation.unsur).to.equal(8);
    expect(result.unsur.find(({ key }) => key === 'biaya')?.nrr).to.equal(null);
  });

  it('says how it was computed, by default exactly', () => {
    expect(ikm(tallyWithSum(nine, { respondents: 1, sum: 27 })).computation).to.deep.equal({
      weight: 'exact',
      rounding: { kind: 'exact' },
      unsur: 9,
    });
  });

  for (const outside of ['0', '0.99', '4.01', '5']) {
    it(`refuses a value of ${outside}`, () => {
      const tally = tallyOf(['a'], rowsOf(['a'], [[3], [outside]]));
      const exact = Rational.parseDecimal(outside)!.toString();
      expect(() => ikm(tally)).to.throw(RangeError, `"a" has the value ${exact}, outside 1–4`);
    });
  }
});

describe('ikm on an exact tie of the third decimal', () => {
  const five = ['a', 'b', 'c', 'd', 'e'];
  // In floating point 88.305, 76.605 and 64.995 are all a little less than they say.
  for (const [sum, exact, value, mutu] of [
    [17_661, '88.305', '88.31', 'A'],
    [15_321, '76.605', '76.61', 'B'],
    [12_999, '64.995', '65.00', 'C'],
  ] as const) {
    it(`${exact} is ${value} ${mutu}`, () => {
      const result = ikm(tallyWithSum(five, { respondents: 1000, sum }));
      expect(result.exact?.toDecimal(6)).to.equal(exact);
      expect(result).to.include({ value, mutu });
    });
  }
});

describe('ikm with a rounding policy', () => {
  // NRR 3.25 and 10/3: rounding the first is an exact tie.
  const keys = ['a', 'b'];
  const tally = tallyOf(
    keys,
    rowsOf(keys, [
      [3, 3],
      [3, 3],
      [3, 4],
      [4, null],
    ]),
  );
  const cases: [Rounding, (string | null)[], (string | null)[], string][] = [
    [{ kind: 'exact' }, ['3.25', '3.333333'], ['1.625', '1.666667'], '82.29'],
    [{ kind: 'nrr', decimals: 1 }, ['3.3', '3.3'], ['1.65', '1.65'], '82.50'],
    [{ kind: 'weighted', decimals: 2 }, ['3.25', '3.333333'], ['1.63', '1.67'], '82.50'],
    [{ kind: 'weighted', decimals: 3 }, ['3.25', '3.333333'], ['1.625', '1.667'], '82.30'],
    [{ kind: 'both', nrr: 2, weighted: 1 }, ['3.25', '3.33'], ['1.6', '1.7'], '82.50'],
    [{ kind: 'both', nrr: 0, weighted: 2 }, ['3', '3'], ['1.5', '1.5'], '75.00'],
  ];
  for (const [rounding, nrr, weighted, value] of cases) {
    it(JSON.stringify(rounding), () => {
      const result = ikm(tally, { rounding });
      expect(decimals(result.unsur.map((unsur) => unsur.nrr))).to.deep.equal(nrr);
      expect(decimals(result.unsur.map((unsur) => unsur.weighted))).to.deep.equal(weighted);
      expect(result.value).to.equal(value);
      expect(result.computation.rounding).to.deep.equal(rounding);
    });
  }
});

describe('weightOf', () => {
  for (const [unsur, exact, four, three, two] of [
    [9, '1/9', '1111/10000', '111/1000', '11/100'],
    [8, '1/8', '1/8', '1/8', '3/25'],
    [7, '1/7', '357/2500', '71/500', '7/50'],
    [14, '1/14', '357/5000', '71/1000', '7/100'],
    [1, '1', '1', '1', '1'],
  ] as const) {
    it(`cuts 1/${unsur} to the decimals of the mode`, () => {
      expect(weightOf('exact', unsur).toString()).to.equal(exact);
      expect(weightOf('0.1111', unsur).toString()).to.equal(four);
      expect(weightOf('0.111', unsur).toString()).to.equal(three);
      expect(weightOf('0.11', unsur).toString()).to.equal(two);
    });
  }
});
