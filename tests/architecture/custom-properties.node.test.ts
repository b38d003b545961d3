import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from './packages.ts';

const textOf = (pattern: string): string =>
  globSync(pattern, { cwd: root })
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name))].toSorted();

const used = (folder: string): string[] =>
  namesIn(textOf(`packages/${folder}/src/styles/*.ts`), /var\(\s*(--skm-[a-z-]+)/g);
const told = (folder: string): string[] =>
  namesIn(textOf(`packages/${folder}/src/skm-*.ts`), /@cssprop \[?(--skm-[a-z-]+)/g);

describe('custom properties', () => {
  for (const folder of ['survey', 'results']) {
    it(`of ${folder} are those of its doc comment`, () => {
      expect(used(folder)).to.not.be.empty;
      expect(told(folder)).to.deep.equal(used(folder));
    });
  }

  it('have one name for one thing: what results has, survey has too', () => {
    expect(used('survey')).to.include.members(used('results'));
  });
});
