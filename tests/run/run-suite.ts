import { join } from 'node:path';
import type { Brought } from '../browsers/bring.ts';
import { runChild } from './child.ts';
import type { Child } from './child.ts';
import type { TestEvent } from './event.ts';
import { filesOf } from './files.ts';
import { notRun, ofCommand, ofTests } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { Suite } from './suite.ts';

export interface Surroundings {
  readonly root: string;
  readonly browsers: Brought;
  /** Under CI every engine is compulsory; elsewhere only Chromium is. */
  readonly isCi: boolean;
}

/** Runs one suite to its end. Never rejects: whatever happens is in the outcome. */
export async function runSuite(suite: Suite, surroundings: Surroundings): Promise<Outcome> {
  const missing = missingBrowser(suite, surroundings);
  if (missing !== null) return missing;
  const { root } = surroundings;
  const { timeoutMs } = suite;
  switch (suite.kind) {
    case 'command':
      return ofCommand(await runChild({ command: suite.command, args: suite.args, timeoutMs }));
    case 'node': {
      const files = filesOf(suite.files, root);
      if (files.length === 0) return notRun(`found no file: ${suite.files.join(' ')}`, 'failed');
      const child = join(root, 'tests/run/mocha-child.ts');
      const limit = `--timeout=${suite.testTimeoutMs ?? 10_000}`;
      return runTests({ ...node([child, limit, ...files]), timeoutMs });
    }
    case 'script':
      return runTests({ ...node([join(root, suite.script), ...suite.args]), timeoutMs });
    case 'browser': {
      const runner = join(root, 'tests/node_modules/@web/test-runner/dist/bin.js');
      const config = join(root, 'tests/web-test-runner.config.ts');
      const env = { SKM_BROWSER: suite.browser };
      return runTests({ ...node([runner, '--config', config]), env, timeoutMs });
    }
  }
}

function node(args: readonly string[]): Pick<Child, 'command' | 'args'> {
  return { command: process.execPath, args: ['--conditions=skm-source', ...args] };
}

async function runTests(child: Child): Promise<Outcome> {
  const events: TestEvent[] = [];
  const ending = await runChild({ ...child, onEvent: (event) => events.push(event) });
  return ofTests(events, ending);
}

/** What becomes of a suite whose browser could not be had; null when there is nothing in its way. */
export function missingBrowser(
  { browser }: Pick<Suite, 'browser'>,
  { browsers, isCi }: Surroundings,
): Outcome | null {
  const brought = browser === undefined ? undefined : browsers.get(browser);
  if (brought === undefined || !('missing' in brought)) return null;
  return notRun(brought.missing, isCi || browser === 'chromium' ? 'failed' : 'skipped');
}
