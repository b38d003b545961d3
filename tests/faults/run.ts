/**
 * The fault suite: `pnpm faults [--case ID] [--rounds N] [--seed S] [--engine NAME] [--minutes N] [--list] [--ci]`.
 * docs/faults.md says what each case injects and how to read the table.
 */
import { parseArgs } from 'node:util';
import { cases } from './cases/index.ts';
import { engineNames } from './drivers/driver.ts';
import type { Driver, EngineName } from './drivers/driver.ts';
import { findDriver } from './drivers/find.ts';
import { done, tell } from '../run/event.ts';
import type { TestEvent } from '../run/event.ts';
import { Cleanup } from './harness/cleanup.ts';
import { listCases } from './harness/list.ts';
import { needs } from './harness/needs.ts';
import { Random } from './harness/random.ts';
import { sumsOf, tableOf } from './harness/report.ts';
import type { CaseReport } from './harness/report.ts';
import { runCase } from './harness/run-case.ts';
import type { FaultCase } from './harness/case.ts';
import { buildPage } from './harness/site.ts';
import { unrunnable } from './unrunnable.ts';

const { values: options } = parseArgs({
  options: {
    case: { type: 'string', multiple: true },
    engine: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    seed: { type: 'string' },
    /** Of the soak, M6. */
    minutes: { type: 'string', default: '3' },
    list: { type: 'boolean', default: false },
    ci: { type: 'boolean', default: false },
  },
});

/** The slice of every test run is the same each time; other runs look at new places. */
const seed = options.seed ?? (options.ci ? 'ci' : String(Date.now() % 1_000_000));

if (options.list) {
  console.log(listCases(cases, unrunnable));
  process.exit(0);
}

const wanted = chosen();
if (wanted.length === 0) {
  console.error('No case fits: `pnpm faults --list` shows all.');
  process.exit(2);
}

console.log(`seed ${seed} (again with: pnpm faults${options.ci ? ' --ci' : ''} --seed ${seed})`);
const shared = new Cleanup();
const pageFolder = await buildPage(shared);
const reports: CaseReport[] = [];
for (const { faultCase, engine } of wanted) {
  const report = await runOrSkip(faultCase, engine);
  reports.push(report);
  print(report);
  await tell(eventOf(report));
}
shared.run();
await tell(done);
end();

function chosen(): { faultCase: FaultCase; engine: EngineName }[] {
  // `P3` is the row with all its parts, `P3=` is that case alone.
  const names = options.case?.map((name) => name.toLowerCase());
  const isChosen = ({ id }: FaultCase): boolean =>
    names?.some(
      (name) => `${id.toLowerCase()}=` === name || `${id.toLowerCase()}-`.startsWith(`${name}-`),
    ) ?? true;
  return cases.filter(isChosen).flatMap((faultCase) => {
    const engines = options.ci ? (faultCase.ci ?? []) : faultCase.engines;
    return engineNames
      .filter((engine) => engines.includes(engine) && (options.engine?.includes(engine) ?? true))
      .map((engine) => ({ faultCase, engine }));
  });
}

async function runOrSkip(faultCase: FaultCase, engine: EngineName): Promise<CaseReport> {
  const { id, title, rounds, needs: need } = faultCase;
  const skipped = (reason: string): CaseReport => ({
    id,
    engine,
    title,
    result: 'skipped',
    reason,
  });
  const missing = need === undefined ? null : needs[need]();
  if (missing !== null) return skipped(missing);
  const probe = findDriver(engine, new Cleanup());
  if ('missing' in probe) return skipped(probe.missing);
  return runCase(faultCase, (cleanup) => findDriver(engine, cleanup) as Driver, {
    rounds: Number(options.rounds ?? (options.ci ? (rounds.ci ?? rounds.full) : rounds.full)),
    minutes: Number(options.minutes),
    random: new Random(`${seed}/${id}/${engine}`),
    pageFolder,
  });
}

/** For the test command, which runs the slice as one of its suites. */
function eventOf(report: CaseReport): TestEvent {
  if (report.result !== 'failed') return { kind: report.result };
  const detail = [...report.violations, ...report.notes].join('\n');
  return { kind: 'failed', title: `${report.id} ${report.engine}: ${report.title}`, detail };
}

function print(report: CaseReport): void {
  const name = `${report.id} ${report.engine}: ${report.title}`;
  if (report.result === 'skipped') {
    console.log(`– ${name}\n    skipped: ${report.reason}`);
    return;
  }
  console.log(`${report.result === 'passed' ? '✓' : '✗'} ${name} (${report.seconds.toFixed(1)} s)`);
  for (const line of [...report.violations, ...report.notes]) console.log(`    ${line}`);
}

function end(): void {
  const count = (result: CaseReport['result']): number =>
    reports.filter((report) => report.result === result).length;
  console.log(`\n${tableOf(reports)}\n\n${sumsOf(reports)}`);
  if (!options.ci && options.case === undefined) {
    console.log(`\nRows of the matrix that cannot run here:`);
    for (const { row, reason } of unrunnable) console.log(`  ${row}: ${reason}`);
  }
  console.log(
    `\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`,
  );
  process.exit(count('failed') === 0 ? 0 : 1);
}
