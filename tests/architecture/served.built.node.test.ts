import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from './packages.ts';

const folder = join(root, 'packages/survey/dist/bundle');
const hint = '//# allFunctionsCalledOnLoad\n';
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the files that a script tag fetches', () => {
  it('has the first file compiled at once, by a comment that must stand first', () => {
    expect(textOf('skm-survey.js').startsWith(hint)).to.equal(true);
  });

  it('leaves the parts to be compiled as they are called', () => {
    const parts = globSync('skm-survey/*.js', { cwd: folder });
    expect(parts).to.have.lengthOf.above(10);
    expect(parts.filter((name) => textOf(name).includes(hint.trim()))).to.deep.equal([]);
  });
});
