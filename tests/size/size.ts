/**
 * `pnpm size`: the built one-tag files against their budgets (budgets.json, in bytes).
 * Exit code 1 when a file is over its budget, or not built.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import budgets from './budgets.json' with { type: 'json' };
import { isWithin, lineOf, measure } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');

for (const [file, budget] of Object.entries(budgets)) {
  const path = resolve(root, file);
  if (!existsSync(path)) {
    console.error(`✗ ${file} is not there: run \`pnpm build\` first.`);
    process.exitCode = 1;
    continue;
  }
  const size = measure(readFileSync(path));
  console.log(lineOf(file, size, budget));
  if (!isWithin(size, budget)) process.exitCode = 1;
}
