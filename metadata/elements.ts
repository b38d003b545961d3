import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PropertyDeclaration } from 'lit';

export const root = resolve(import.meta.dirname, '..');

/** What is asked of the class of an element; all of it is static. */
export interface ElementClass {
  readonly observedAttributes: readonly string[];
  readonly elementProperties: ReadonlyMap<PropertyKey, PropertyDeclaration>;
}

/** A source file of a package, by its path in the package. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** The sources of a package that declare classes on top of others: elements, what they extend, events. */
export const sourcesOf = (folder: string): readonly Source[] =>
  globSync('src/**/*.ts', { cwd: join(root, 'packages', folder) })
    .filter((path) => !isGenerated(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, 'packages', folder, path), 'utf8') }))
    .filter(({ text }) => /\bclass \w+ extends /.test(text));

/** What this folder writes into the sources is not read from them. */
const isGenerated = (path: string): boolean => /^src\/(react\.ts|types\/)/.test(path);

/** The classes of a package whose doc comment names a tag, by their name. They are asked at run time what their attributes are. */
export async function classesOf(folder: string): Promise<ReadonlyMap<string, ElementClass>> {
  const files = sourcesOf(folder).filter(({ text }) => /^ \* @tagname /m.test(text));
  const modules = await Promise.all(
    files.map(async ({ path }) => {
      const file = join(root, 'packages', folder, path);
      return (await import(file)) as Record<string, unknown>;
    }),
  );
  return new Map(
    modules.flatMap((module) =>
      Object.entries(module).filter((entry): entry is [string, ElementClass] =>
        isElement(entry[1]),
      ),
    ),
  );
}

const isElement = (value: unknown): boolean =>
  typeof value === 'function' && 'observedAttributes' in value && 'elementProperties' in value;

/** The words that a setting may be, by property, where it is one of a few. */
export async function choicesOf(
  folder: string,
): Promise<Readonly<Partial<Record<string, readonly string[]>>>> {
  const file = join(root, 'packages', folder, 'src/settings.ts');
  if (!existsSync(file)) return {};
  const module = (await import(file)) as {
    readonly choices?: Readonly<Record<string, readonly string[]>>;
  };
  return module.choices ?? {};
}
