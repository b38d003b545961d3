/**
 * `pnpm size`: every built file for a script tag against its budget, and what an ordinary interview fetches by phase
 * (budgets.json, in bytes; docs/decisions/0065). Exit code 1 when a file or a phase is over its budget, when one is missing,
 * and when there is a file that has no budget.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { budgetOf, interview, patternOf, patterns, phases, sdk } from './budgets.ts';
import { clients } from './delivery.ts';
import { isWithin, lineOf, measure, ofBudget } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('packages/*/dist/bundle/{*,*/*}.js', { cwd: root }).sort();
const measured = files.map((file) => ({
  file,
  pattern: patternOf(file),
  size: measure(readFileSync(join(root, file))),
}));

function fail(line: string): void {
  console.error(line);
  process.exitCode = 1;
}

for (const pattern of patterns) {
  const found = measured.filter((one) => one.pattern === pattern);
  if (found.length === 0) {
    fail(`✗ ${pattern} is not there: run \`pnpm build\` first.`);
  }
  for (const { file, size } of found) {
    const budget = budgetOf(pattern);
    const line = lineOf(file, size, budget);
    if (isWithin(size, budget)) console.log(line);
    else fail(line);
  }
}
for (const { file } of measured.filter(({ pattern }) => pattern === undefined)) {
  fail(`✗ ${file} has no budget: tests/size/budgets.json`);
}

const sumOf = (wanted: readonly string[]): number =>
  measured
    .filter(({ pattern }) => wanted.includes(pattern ? (budgetOf(pattern).phase ?? '') : ''))
    .reduce((sum, { size }) => sum + size.brotli, 0);

const sums = [
  ...Object.entries(phases).map(([name, budget]) => ({ names: [name], ...budget })),
  { names: Object.keys(phases), ...interview },
];
function judge(what: string, size: number, budget: number): void {
  const line = `${what}: ${ofBudget('brotli', size, budget)}`;
  if (size <= budget) console.log(`✓ ${line}`);
  else fail(`✗ ${line}`);
}

for (const { names, until, brotli } of sums) judge(until, sumOf(names), brotli);
const { whole, shell } = await clients();
judge(
  'store, record and delivery in the client, beside idb-keyval and the checks of the wire',
  measure(whole).brotli - measure(shell).brotli,
  sdk.delivery,
);
