import { expect } from 'chai';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packages, root } from './packages.ts';

const written = globSync(
  ['packages/*/{src,test,scripts}/**/*.ts', 'examples/**/*.ts', 'tests/**/*.ts'],
  {
    cwd: root,
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
);

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

describe('the shape of the files', () => {
  it('has no file above 400 lines', () => {
    const long = written.filter((path) => linesOf(join(root, path)).length > 400);
    expect(long).to.deep.equal([]);
  });

  it('has sources of 80 lines in the median at most', () => {
    const lengths = packages.flatMap(({ sources }) => sources.map((path) => linesOf(path).length));
    expect(median(lengths)).to.be.at.most(80);
  });

  it('has no name without a wall', () => {
    const wall = /^(utils?|shared|common|core|helpers?|misc)$/i;
    const open = written.filter((path) =>
      path.split('/').some((part) => wall.test(basename(part, '.ts'))),
    );
    expect(open).to.deep.equal([]);
  });

  it('switches no lint rule off without a reason', () => {
    const silent = written.flatMap((path) =>
      linesOf(join(root, path))
        .filter((line) => /(\/\/|\/\*)\s*eslint-disable/.test(line) && !/\s--\s\S/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(silent).to.deep.equal([]);
  });
});
