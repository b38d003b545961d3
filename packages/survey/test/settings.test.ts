import { expect } from 'chai';
import { destinationOf } from '../src/destination.ts';
import { settingFaults } from '../src/settings.ts';

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

describe('settingFaults', () => {
  it('finds nothing wrong with what is not set, nor with what may be', () => {
    expect(settingFaults({})).to.deep.equal([]);
    expect(settingFaults({ channel: '', service: '', theme: '' })).to.deep.equal([]);
    const settings = { channel: 'hybrid', service: 'ktp-el', theme: 'dark' };
    expect(settingFaults(settings)).to.deep.equal([]);
  });

  it('names each that is wrong, with its value', () => {
    const words = ['channel', 'theme', 'layout', 'mode', 'draft', 'encrypt', 'partial', 'reach'];
    const settings = Object.fromEntries(words.map((name) => [name, 'biru']));
    expect(settingFaults(settings)).to.have.deep.members(
      words.map((name) => ({ code: `skm-${name}-unknown`, detail: 'biru' })),
    );
    expect(settingFaults({ service: 'KTP baru', counter: 'Loket 3', officer: '' })).to.deep.equal([
      { code: 'skm-service-invalid', detail: 'KTP baru' },
      { code: 'skm-counter-invalid', detail: 'Loket 3' },
    ]);
  });

  it('does not write a ticket on the console', () => {
    expect(settingFaults({ ticket: 'A-17' })).to.deep.equal([
      { code: 'skm-ticket-invalid', detail: '' },
    ]);
  });
});
