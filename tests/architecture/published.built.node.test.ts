import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isSideEffect, packages } from './packages.ts';
import { effectsOf, quiet } from './quiet.ts';

describe('the built packages', () => {
  for (const { folder, entries } of packages) {
    for (const entry of entries) {
      const { specifier, conditions } = entry;

      it(`${specifier} resolves to files that exist`, () => {
        const missing = Object.values(conditions).filter((path) => !existsSync(join(folder, path)));
        expect(missing).to.deep.equal([]);
      });

      if (isSideEffect(entry) || specifier.endsWith('.json')) continue;

      it(`${specifier} imports on a server, and does nothing`, () => {
        expect(effectsOf(specifier, [])).to.deep.equal(quiet);
      });

      it(`${specifier} exports what its source exports`, async () => {
        const names = async (condition: string): Promise<string[]> => {
          const path = join(folder, conditions[condition] ?? '');
          return Object.keys((await import(path)) as object);
        };
        expect(await names('default')).to.have.members(await names('skm-source'));
      });
    }
  }
});
