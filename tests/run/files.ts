import { globSync } from 'node:fs';

/** Files of these globs, sorted; a leading `!` takes away. */
export function filesOf(globs: readonly string[], cwd: string): string[] {
  const exclude = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const include = globs.filter((glob) => !glob.startsWith('!'));
  return globSync(include, { cwd, exclude: ['**/node_modules/**', '**/dist/**', ...exclude] })
    .toSorted()
    .map((file) => `${cwd}/${file}`);
}
