import { expect } from 'chai';
import { relative } from 'node:path';
import { edges } from './edges.ts';
import { importsOf, packageOf } from './imports.ts';
import { packages, root } from './packages.ts';

const names = packages.map(({ name }) => name);

function isOurs(name: string): boolean {
  return names.includes(name);
}

/** Every package import of a package's sources, with the file that does it. */
function importsIn(sources: readonly string[]): { file: string; name: string }[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .map(packageOf)
      .filter((name) => name !== null)
      .map((name) => ({ file: relative(root, source), name })),
  );
}

describe('the package graph', () => {
  it('draws every package and no other', () => {
    expect(Object.keys(edges)).to.have.members(names);
  });

  it('has no edge upward: whoever is imported stands before', () => {
    const drawn = Object.keys(edges);
    for (const [index, [name, { ours }]] of Object.entries(edges).entries()) {
      expect(drawn.slice(0, index), `below ${name}`).to.include.members([...ours]);
    }
  });

  for (const { name, dependencies, sources } of packages) {
    const { ours, others } = edges[name] ?? { ours: [], others: [] };

    describe(name, () => {
      it('declares only what is drawn', () => {
        expect([...ours, ...others]).to.include.members([...dependencies]);
      });

      it('imports only what it declares', () => {
        const undeclared = importsIn(sources).filter(
          (imported) => !dependencies.includes(imported.name) && imported.name !== name,
        );
        expect(undeclared).to.deep.equal([]);
      });

      it('names itself by relative paths only', () => {
        const own = importsIn(sources).filter((imported) => imported.name === name);
        expect(own.filter((imported) => isOurs(imported.name))).to.deep.equal([]);
      });
    });
  }
});
