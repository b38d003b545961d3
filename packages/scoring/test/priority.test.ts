import { expect } from 'chai';
import { priorityOf, Rational } from '@skm-survey/scoring';

const unsur = (nrr: Record<string, string | null>) =>
  Object.entries(nrr).map(([key, text]) => ({
    key,
    nrr: text === null ? null : Rational.parseDecimal(text),
  }));

describe('priorityOf', () => {
  it('names the three lowest, lowest first', () => {
    const found = priorityOf(unsur({ a: '3.4', b: '3.1', c: '3.3', d: '3.2', e: '4' }));
    expect(found).to.deep.equal({ keys: ['b', 'd', 'c'], ties: [] });
  });

  it('names everyone who shares the third place', () => {
    const found = priorityOf(unsur({ a: '3', b: '1', c: '3', d: '2', e: '3', f: '4' }));
    expect(found).to.deep.equal({ keys: ['b', 'd', 'a', 'c', 'e'], ties: [['a', 'c', 'e']] });
  });

  it('names ties inside the three without adding a fourth', () => {
    const found = priorityOf(unsur({ a: '2', b: '2.0', c: '3', d: '4' }));
    expect(found).to.deep.equal({ keys: ['a', 'b', 'c'], ties: [['a', 'b']] });
  });

  it('stops after three that share the first place', () => {
    const found = priorityOf(unsur({ a: '2', b: '2', c: '2', d: '3' }));
    expect(found.keys).to.deep.equal(['a', 'b', 'c']);
  });

  it('names all where nothing stands out', () => {
    expect(priorityOf(unsur({ a: '3', b: '3', c: '3', d: '3' })).keys).to.have.length(4);
  });

  it('leaves out an unsur without an NRR', () => {
    expect(priorityOf(unsur({ a: null, b: '3' })).keys).to.deep.equal(['b']);
    expect(priorityOf([])).to.deep.equal({ keys: [], ties: [] });
  });

  it('can name another number of places', () => {
    expect(priorityOf(unsur({ a: '3', b: '2', c: '1' }), 1).keys).to.deep.equal(['c']);
  });
});
