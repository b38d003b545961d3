import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packages } from './packages.ts';

describe('the export maps', () => {
  for (const { name, folder, entries } of packages) {
    // The command line is a program, not a library.
    if (name === '@skm-survey/cli') continue;

    it(`${name} has an entry of its name`, () => {
      expect(entries.map(({ specifier }) => specifier)).to.include(name);
    });

    for (const { specifier, conditions } of entries) {
      if (specifier.endsWith('.json')) continue;

      it(`${specifier} resolves to a source that exists`, () => {
        const source = conditions['skm-source'] ?? '';
        expect(source).to.match(/^\.\/src\/.*\.ts$/);
        expect(existsSync(join(folder, source)), source).to.equal(true);
      });

      it(`${specifier} is built from that source`, () => {
        const built = conditions['skm-source']?.replace('/src/', '/dist/').replace(/\.ts$/, '');
        expect(conditions).to.deep.include({ types: `${built}.d.ts`, default: `${built}.js` });
      });
    }
  }
});
