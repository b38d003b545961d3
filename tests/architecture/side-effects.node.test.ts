import { expect } from 'chai';
import { isSideEffect, packages } from './packages.ts';
import { effectsOf, quiet } from './quiet.ts';

describe('importing a package on a server', () => {
  for (const { entries } of packages) {
    for (const entry of entries.filter((candidate) => !isSideEffect(candidate))) {
      if (entry.specifier.endsWith('.json')) continue;

      it(`${entry.specifier} does nothing and does not throw`, () => {
        expect(effectsOf(entry.specifier, ['skm-source'])).to.deep.equal(quiet);
      });
    }
  }
});
