import { expect } from 'chai';
import { dirname, relative, resolve } from 'node:path';
import { importsOf } from './imports.ts';
import { packages } from './packages.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

const graphOf = (sources: readonly string[]): Graph =>
  new Map(
    sources.map((path) => [
      path,
      importsOf(path)
        .filter((name) => name.startsWith('.'))
        .map((name) => resolve(dirname(path), name)),
    ]),
  );

/** The first circle that is come upon from any file, as the files on it; null for none. */
function circleIn(graph: Graph): readonly string[] | null {
  const done = new Set<string>();
  function follow(file: string, path: readonly string[]): readonly string[] | null {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const circle = follow(next, [...path, file]);
      if (circle !== null) return circle;
    }
    done.add(file);
    return null;
  }
  for (const file of graph.keys()) {
    const circle = follow(file, []);
    if (circle !== null) return circle;
  }
  return null;
}

describe('the files of a package import each other without circles, types too', () => {
  for (const { name, folder, sources } of packages) {
    it(name, () => {
      const circle = circleIn(graphOf(sources));
      expect(circle?.map((path) => relative(folder, path)).join(' → ')).to.equal(undefined);
    });
  }
});
