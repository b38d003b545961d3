import { expect } from 'chai';
import {
  gradeOf,
  ikm,
  ipak,
  Rational,
  sampleSize,
  Tally,
  tallyOf,
  weightModes,
} from '@skm-survey/scoring';
import gaps from './golden/grade-gaps.json' with { type: 'json' };
import krejcieMorgan from './golden/krejcie-morgan.json' with { type: 'json' };
import online from './golden/skm-online-rows.json' with { type: 'json' };
import worked from './golden/worked-example-marginals.json' with { type: 'json' };
import { nine, rowsOf, tallyWithSum } from './support/rows.ts';

describe('published: ten respondents of SKM Online', () => {
  const tally = tallyOf(online.keys, rowsOf(online.keys, online.rows));

  for (const weight of ['exact', '0.111', '0.11'] as const) {
    it(`gives ${online.ikm[weight]} with the weight ${weight}`, () => {
      expect(ikm(tally, { weight }).value).to.equal(online.ikm[weight]);
    });
  }

  it('is mutu B of ten respondents with a half in its sum', () => {
    const result = ikm(tally);
    expect(result).to.include({ mutu: online.mutu, kinerja: 'Baik', respondents: 10 });
    expect(result.sum.toDecimal(6)).to.equal('292.5');
    expect(result.unsur.find(({ key }) => key === 'kompetensi')?.sum.toDecimal(6)).to.equal('32.5');
  });

  it(`has an IPAK of ${online.ipak}`, () => {
    const items = ['prosedur', 'pungli', 'percaloan', 'keadilan', 'gratifikasi'];
    expect(ipak(tallyOf(items, rowsOf(items, online.ipak_rows))).value).to.equal(online.ipak);
  });
});

describe('published: the worked example of 29 respondents', () => {
  const tally = Tally.fromJson({
    keys: worked.keys,
    respondents: worked.respondents,
    cells: Object.entries(worked.counts).flatMap(([value, counts]) =>
      counts.flatMap((count, i) => (count === 0 ? [] : [{ key: worked.keys[i]!, value, count }])),
    ),
  });

  for (const weight of ['exact', '0.111', '0.11'] as const) {
    it(`gives ${worked.ikm[weight]} A with the weight ${weight}`, () => {
      expect(ikm(tally, { weight })).to.include({ value: worked.ikm[weight], mutu: worked.mutu });
    });
  }

  it('has the published sums', () => {
    expect(ikm(tally).unsur.map(({ sum }) => sum.toDecimal(6))).to.deep.equal(
      worked.sum.map(String),
    );
  });

  it('names waktu, prosedur and produk as the three lowest', () => {
    expect(ikm(tally).priority).to.deep.equal(['waktu', 'prosedur', 'produk']);
    expect(ikm(tally).ties).to.deep.equal([]);
  });
});

describe('published: values that fall between the printed intervals', () => {
  for (const { respondents, sum, ikm: value, mutu } of gaps.cases) {
    it(`n = ${respondents}, Σ = ${sum} is ${value} ${mutu}`, () => {
      expect(ikm(tallyWithSum(nine, { respondents, sum }))).to.include({ value, mutu });
    });
  }

  it('changes its class with the weight of 0.11', () => {
    const tally = tallyWithSum(nine, { respondents: 10, sum: 320 });
    expect(ikm(tally, { weight: '0.11' })).to.include({ value: '88.00', mutu: 'B' });
  });
});

describe('the four weights at both ends of the scale', () => {
  const ends = {
    exact: ['25.00', '100.00'],
    '0.1111': ['25.00', '99.99'],
    '0.111': ['24.98', '99.90'],
    '0.11': ['24.75', '99.00'],
  };
  for (const weight of weightModes) {
    it(`${weight} goes from ${ends[weight].join(' to ')}`, () => {
      const ofAll = (answer: number) =>
        ikm(tallyOf(nine, rowsOf(nine, [nine.map(() => answer)])), { weight });
      expect([ofAll(1).value, ofAll(4).value]).to.deep.equal(ends[weight]);
    });
  }

  it('keeps 24.9975 and 24.975 before the last rounding', () => {
    const ones = tallyOf(nine, rowsOf(nine, [nine.map(() => 1)]));
    expect(ikm(ones, { weight: '0.1111' }).exact?.toDecimal(6)).to.equal('24.9975');
    expect(ikm(ones, { weight: '0.111' }).exact?.toDecimal(6)).to.equal('24.975');
  });
});

describe('published: Krejcie & Morgan', () => {
  for (const [population, sample] of krejcieMorgan.table) {
    it(`asks ${sample} of ${population}`, () => {
      expect(sampleSize(population!)).to.equal(sample);
    });
  }
});

describe('grades at the exact limits', () => {
  for (const [index, mutu] of [
    ['100', 'A'],
    ['88.31', 'A'],
    ['88.305', 'A'],
    ['88.3049', 'B'],
    ['88.30', 'B'],
    ['76.61', 'B'],
    ['76.605', 'B'],
    ['76.6049', 'C'],
    ['76.60', 'C'],
    ['65.00', 'C'],
    ['64.995', 'C'],
    ['64.9949', 'D'],
    ['25', 'D'],
    ['24.75', 'D'],
  ] as const) {
    it(`${index} is ${mutu}`, () => {
      expect(gradeOf(Rational.parseDecimal(index)!).mutu).to.equal(mutu);
    });
  }

  it('names the kinerja of each', () => {
    const kinerja = ['100', '80', '70', '30'].map(
      (text) => gradeOf(Rational.parseDecimal(text)!).kinerja,
    );
    expect(kinerja).to.deep.equal(['Sangat baik', 'Baik', 'Kurang baik', 'Tidak baik']);
  });
});
