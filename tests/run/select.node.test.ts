import { expect } from 'chai';
import { select } from './select.ts';
import { suites } from './suites.ts';

function names(selected: ReturnType<typeof select>): string[] {
  return typeof selected === 'string' ? [selected] : selected.map(({ name }) => name);
}

describe('choosing suites', () => {
  it('takes all of them when none is named', () => {
    expect(select([], suites)).to.equal(suites);
  });

  it('keeps the order of the list', () => {
    expect(names(select(['lint', 'types'], suites))).to.deep.equal(['types', 'lint']);
  });

  it('brings what a suite comes after', () => {
    expect(names(select(['e2e'], suites))).to.deep.equal(['build', 'e2e']);
  });

  it('answers an unknown name with the names that exist', () => {
    expect(select(['unit'], suites)).to.match(/^No suite is called unit: types, lint/);
  });

  it('has a list in which no suite comes after a later one', () => {
    for (const [index, { after = [] }] of suites.entries()) {
      const before = suites.slice(0, index).map(({ name }) => name);
      expect(before).to.include.members([...after]);
    }
  });
});
