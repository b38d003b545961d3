import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What a source file imports or re-exports, types and dynamic imports too, as it is spelled there. */
export function importsOf(path: string): string[] {
  return ts
    .preProcessFile(readFileSync(path, 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName);
}

/** The package that a bare specifier names: "@a/b/c" is of "@a/b". Null for a relative path and for Node's own. */
export function packageOf(specifier: string): string | null {
  if (/^(\.|\/|node:)/.test(specifier)) return null;
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
