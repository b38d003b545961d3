import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cleanup } from '../harness/cleanup.ts';
import type { Edit } from './mutant.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What the suite needs of the tree. pnpm's links between packages are relative, so they lead to the copy. */
const parts = [
  'packages',
  'tests/faults',
  'tests/browsers',
  'tests/run',
  'tests/node_modules',
  'tests/package.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
];

/** A copy of the tree that may be sabotaged; the installed dependencies are shared. */
export function copyTree(cleanup: Cleanup): string {
  const copy = cleanup.folder('tree');
  mkdirSync(join(copy, 'tests'));
  for (const part of parts) {
    const { status, stderr } = spawnSync('cp', ['-a', join(root, part), join(copy, part)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the tree could not be copied: ${stderr}`);
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Sabotages the copy. Throws when a text is not there exactly once: a sabotage that is none would prove nothing. */
export function sabotage(copy: string, edits: readonly Edit[]): void {
  for (const { file, find, replace } of edits) {
    const path = join(copy, file);
    const parts = readFileSync(path, 'utf8').split(find);
    if (parts.length !== 2) {
      throw new Error(`${file} has the text ${parts.length - 1} times, not once: ${find}`);
    }
    writeFileSync(path, parts.join(replace));
  }
}
