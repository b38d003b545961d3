import { expect } from 'chai';
import { destinationOf } from '../src/settings.ts';

const base = 'https://dinas.example/layanan/';
const from = (unit: string, collector: string): ReturnType<typeof destinationOf> =>
  destinationOf({ unit, collector, key: '' }, base);

describe('destinationOf', () => {
  it('resolves the collector against the page and drops a slash at its end', () => {
    expect(from('dukcapil', '/skm/')).to.deep.equal({
      unit: 'dukcapil',
      collector: 'https://dinas.example/skm',
      key: '',
    });
  });

  const faults: readonly (readonly [string, string, string])[] = [
    ['', 'https://skm.example', 'skm-unit-missing'],
    ['dinas kota', 'https://skm.example', 'skm-unit-invalid'],
    ['dukcapil', '', 'skm-collector-missing'],
    ['dukcapil', 'https://', 'skm-collector-invalid'],
    ['dukcapil', 'javascript:alert(1)', 'skm-collector-invalid'],
  ];
  for (const [unit, collector, code] of faults) {
    it(`answers ${code} for unit "${unit}" and collector "${collector}"`, () => {
      expect(from(unit, collector)).to.include({ code });
    });
  }
});
