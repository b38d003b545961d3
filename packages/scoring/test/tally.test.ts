import { expect } from 'chai';
import { Rational, Tally, tallyOf, unsurValues } from '@skm-survey/scoring';
import { rowsOf } from './support/rows.ts';

const keys = ['waktu', 'biaya'];
const example = () =>
  tallyOf(
    keys,
    rowsOf(keys, [
      [3, 4],
      ['3.5', null],
      [3, 1],
      [null, null],
    ]),
  );

describe('Tally', () => {
  it('counts each value of each key, in the order of keys and values', () => {
    expect(example().cells()).to.deep.equal([
      { key: 'waktu', value: '3', count: 2 },
      { key: 'waktu', value: '7/2', count: 1 },
      { key: 'biaya', value: '1', count: 1 },
      { key: 'biaya', value: '4', count: 1 },
    ]);
  });

  it('orders fractions by their size, not by their text', () => {
    const values = ['10', '9.5', '2', '9'];
    const tally = tallyOf(
      ['a'],
      rowsOf(
        ['a'],
        values.map((value) => [value]),
      ),
    );
    expect(tally.cells().map(({ value }) => value)).to.deep.equal(['2', '9', '19/2', '10']);
  });

  it('does not count a respondent who answered nothing', () => {
    expect(example().respondents).to.equal(3);
  });

  it('knows Σ and the divisor of a key', () => {
    expect(example().sum('waktu').toString()).to.equal('19/2');
    expect(example().answered('waktu')).to.equal(3);
    expect(example().answered('biaya')).to.equal(2);
  });

  it('knows nothing of another key', () => {
    expect(example().answered('sarana')).to.equal(0);
    expect(example().sum('sarana').toString()).to.equal('0');
  });

  it('refuses a value under a key that it does not have', () => {
    expect(() => {
      new Tally(keys).add({ sarana: Rational.of(3) });
    }).to.throw(RangeError, 'does not count "sarana"');
  });

  it('takes no offence at an unanswered key that it does not have', () => {
    const tally = new Tally(keys);
    tally.add({ sarana: null });
    expect(tally.respondents).to.equal(0);
  });

  it('survives JSON, and reads fractions that are not in lowest terms', () => {
    const stored = JSON.parse(JSON.stringify(example())) as ReturnType<Tally['toJSON']>;
    expect(stored.respondents).to.equal(3);
    expect(stored.keys).to.deep.equal(keys);
    expect(Tally.fromJson(stored).toJSON()).to.deep.equal(example().toJSON());
    const odd = Tally.fromJson({
      keys: ['a'],
      respondents: 3,
      cells: [
        { key: 'a', value: '14/4', count: 2 },
        { key: 'a', value: '7/2', count: 1 },
      ],
    });
    expect(odd.cells()).to.deep.equal([{ key: 'a', value: '7/2', count: 3 }]);
  });

  it('can be brought to another scale', () => {
    const scaled = example().scaledBy(new Rational(2n, 3n));
    expect(scaled.cells().map(({ value }) => value)).to.deep.equal(['2', '7/3', '2/3', '8/3']);
    expect(scaled.respondents).to.equal(3);
    expect(scaled.keys).to.deep.equal(keys);
  });

  it('merges without changing either, over the keys of both', () => {
    const [one, other] = [
      example(),
      tallyOf(['biaya', 'sarana'], [{ biaya: Rational.of(4), sarana: null }]),
    ];
    const merged = one.merge(other);
    expect(merged.keys).to.deep.equal(['waktu', 'biaya', 'sarana']);
    expect(merged.respondents).to.equal(4);
    expect(merged.answered('biaya')).to.equal(3);
    expect(one.toJSON()).to.deep.equal(example().toJSON());
    expect(other.respondents).to.equal(1);
  });
});

describe('unsurValues', () => {
  const mapping = [
    { unsur: 'persyaratan', items: ['info', 'syarat'] },
    { unsur: 'waktu', items: ['jangka'] },
  ];
  const asText = (answers: Record<string, number | null>) =>
    Object.entries(unsurValues(answers, mapping)).map(([key, value]) => [key, value?.toString()]);

  it('averages the items of an unsur for one respondent', () => {
    expect(asText({ info: 3, syarat: 4, jangka: 2, other: 9 })).to.deep.equal([
      ['persyaratan', '7/2'],
      ['waktu', '2'],
    ]);
  });

  it('averages over the items that were answered', () => {
    expect(asText({ info: null, syarat: 4, jangka: 1 })[0]).to.deep.equal(['persyaratan', '4']);
  });

  it('has no value where no item was answered', () => {
    expect(unsurValues({ info: null }, mapping)).to.deep.equal({ persyaratan: null, waktu: null });
  });
});
