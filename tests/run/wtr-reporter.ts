import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { done, tell } from './event.ts';
import type { TestEvent } from './event.ts';

/** Reports to the test command when it listens, and to the terminal else. */
export function eventReporter(root: string): Reporter {
  let ended = Promise.resolve();
  return {
    onTestRunFinished({ sessions }): void {
      const events = sessions.flatMap((session) => eventsOf(session, root));
      if (process.send === undefined) print(events);
      for (const event of events) void tell(event);
      ended = tell(done);
    },
    stop: () => ended,
  };
}

/** All that one file did in one browser. A file that did not load, or held no test, has failed. */
export function eventsOf(session: TestSession, root: string): TestEvent[] {
  const file = relative(root, session.testFile);
  const tests = session.testResults === undefined ? [] : inSuite(session.testResults, [file]);
  const errors = session.errors.map(({ message, stack }) =>
    failed([file], [message, stack, ...whatThePageSaid(session)]),
  );
  const events = [...tests, ...errors];
  if (events.length > 0) return events;
  return [failed([file], ['reported no test', ...whatThePageSaid(session)])];
}

/** The error of a file that does not load says little; its page's log and its missing files say why. */
function whatThePageSaid({ logs, request404s }: TestSession): string[] {
  const missing = request404s.map((url) => `404: ${url}`);
  const logged = logs.map((line) => line.map((part) => text(part)).join(' '));
  return [...missing, ...logged];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 3 });
}

function inSuite(suite: TestSuiteResult, path: readonly string[]): TestEvent[] {
  const here = suite.name === '' ? path : [...path, suite.name];
  const own = suite.tests.map((test): TestEvent => {
    if (test.skipped) return { kind: 'skipped' };
    if (test.passed) return { kind: 'passed' };
    return failed([...here, test.name], [test.error?.message, test.error?.stack]);
  });
  return [...own, ...suite.suites.flatMap((inner) => inSuite(inner, here))];
}

function failed(path: readonly string[], parts: readonly (string | undefined)[]): TestEvent {
  const detail = parts.filter((part) => part !== undefined && part !== '');
  return { kind: 'failed', title: path.join(' › '), detail: detail.join('\n') };
}

function print(events: readonly TestEvent[]): void {
  for (const event of events) {
    if (event.kind === 'failed') console.log(`✗ ${event.title}\n${event.detail}\n`);
  }
  const count = (kind: TestEvent['kind']): number => events.filter((e) => e.kind === kind).length;
  console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
}
