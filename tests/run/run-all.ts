import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { bringBrowsers } from '../browsers/bring.ts';
import { engines } from '../browsers/browser.ts';
import { thisMachine } from '../browsers/machine.ts';
import { stopAll } from './child.ts';
import { failed, lastLine, notRun } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { reportOf } from './report.ts';
import { runSuite } from './run-suite.ts';
import type { Surroundings } from './run-suite.ts';
import { schedule } from './schedule.ts';
import type { Suite } from './suite.ts';

const root = resolve(import.meta.dirname, '../..');

/** Runs the suites, prints each as it ends and the sum as the last line; resolves to the exit code. */
export async function runAll(suites: readonly Suite[]): Promise<number> {
  process.chdir(root);
  stopWithUs();
  const surroundings = { root, isCi: isCi(), browsers: bring(suites) };
  const outcomes = new Map<string, Outcome>();
  await schedule(suites, Math.max(1, availableParallelism()), async (suite) => {
    const start = Date.now();
    const outcome = broken(suite, outcomes) ?? (await runSuite(suite, surroundings));
    outcomes.set(suite.name, outcome);
    const seconds = (Date.now() - start) / 1_000;
    console.log(reportOf({ name: suite.name, seconds, outcome }));
  });
  const all = [...outcomes.values()];
  console.log(`\n${lastLine(all)}`);
  return all.some((outcome) => failed(outcome) > 0) ? 1 : 0;
}

/** What stands on a broken suite is not run, and says so. */
function broken(suite: Suite, outcomes: ReadonlyMap<string, Outcome>): Outcome | null {
  const cause = suite.after?.find((name) => (outcomes.get(name)?.failures.length ?? 0) > 0);
  return cause === undefined ? null : notRun(`not run, since ${cause} failed`, 'failed');
}

function bring(suites: readonly Suite[]): Surroundings['browsers'] {
  const wanted = engines.filter((engine) => suites.some(({ browser }) => browser === engine));
  return bringBrowsers(wanted, thisMachine());
}

function isCi(): boolean {
  return !['', '0', 'false'].includes(process.env['CI'] ?? '');
}

function stopWithUs(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopAll();
      process.exit(130);
    });
  }
}
