import { expect } from 'chai';
import { readAttributes, type Written } from '../src/wish.ts';

const written: Written = {
  unit: 'u',
  collector: '/skm',
  service: null,
  from: null,
  to: null,
  weight: null,
  roundNrr: null,
  roundWeighted: null,
  refresh: null,
  lang: '',
  theme: null,
};
const read = (other: Partial<Written>) => readAttributes({ ...written, ...other });

describe('readAttributes', () => {
  it('asks for what is written, and for nothing else', () => {
    const { request, bad } = read({ from: '2026-07-01', weight: '0.11', roundWeighted: 3 });
    expect(request).to.deep.equal({
      unit: 'u',
      collector: '/skm',
      from: '2026-07-01',
      weight: '0.11',
      'round-weighted': '3',
    });
    expect(bad).to.deep.equal([]);
  });

  for (const missing of ['unit', 'collector'] as const) {
    it(`cannot ask without ${missing}`, () => {
      expect(read({ [missing]: null }).request).to.be.null;
      expect(read({ [missing]: '' }).request).to.be.null;
    });
  }

  for (const [name, property, value] of [
    ['from', 'from', '01-07-2026'],
    ['to', 'to', '2026-13-01'],
    ['weight', 'weight', '0.12'],
    ['round-nrr', 'roundNrr', 'two'],
    ['round-weighted', 'roundWeighted', '9'],
    ['refresh', 'refresh', '1'],
    ['refresh', 'refresh', 'often'],
    ['lang', 'lang', 'jv'],
    ['theme', 'theme', 'neon'],
  ] as const) {
    it(`leaves out ${name}="${value}" and lists it`, () => {
      const { request, refresh, bad } = read({ [property]: value });
      expect(request).to.deep.equal({ unit: 'u', collector: '/skm' });
      expect(refresh).to.equal(0);
      expect(bad.map((one) => [one.name, one.value])).to.deep.equal([[name, value]]);
    });
  }

  it('sends a service as it is: left out, other figures would pass for its own', () => {
    expect(read({ service: 'ktp el' }).request?.service).to.equal('ktp el');
  });

  it('refreshes no more often than every 5 seconds', () => {
    expect(read({ refresh: '5' }).refresh).to.equal(5);
    expect(read({ refresh: 4.9 }).refresh).to.equal(0);
  });
});
