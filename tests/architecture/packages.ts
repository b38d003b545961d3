import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** One name of an export map, by the conditions it answers to; paths from the package's folder. */
export interface Entry {
  /** What a caller imports, e.g. "@skm-survey/collector/node". */
  readonly specifier: string;
  readonly conditions: Readonly<Record<string, string>>;
}

export interface Package {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly dependencies: readonly string[];
  readonly entries: readonly Entry[];
  /** Every source file, absolute. */
  readonly sources: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** Every package of the kit, as its folder says it is. */
export const packages: readonly Package[] = globSync('packages/*/package.json', { cwd: root })
  .toSorted()
  .map((path) => read(join(root, path, '..')));

function read(folder: string): Package {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, dependencies, peerDependencies, optionalDependencies, exports = {} } = manifest;
  return {
    name,
    folder,
    dependencies: Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }),
    entries: Object.entries(exports).map(([path, target]) => ({
      specifier: join(name, path),
      conditions: typeof target === 'string' ? { default: target } : target,
    })),
    sources: globSync('src/**/*.ts', { cwd: folder }).map((path) => join(folder, path)),
  };
}

/** Entries whose whole purpose is a side effect: they define elements. */
export function isSideEffect({ specifier }: Entry): boolean {
  return /\/(define|script-tag)$|^skm-survey\/react$/.test(specifier);
}
