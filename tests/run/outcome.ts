import type { Failure, TestEvent } from './event.ts';

/** How a suite's process ended. Output is all it wrote, both streams in order. */
export interface Ending {
  /** Null when a signal or a failed start ended it. */
  readonly code: number | null;
  readonly reason: 'exit' | 'signal' | 'start' | 'time-limit' | 'lingered';
  readonly output: string;
}

/** What one suite came to. Everything that went wrong is a failure with a title, so `failed` is their count. */
export interface Outcome {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
  /** Why the suite was skipped as a whole. */
  readonly note?: string;
}

/** The outcome of a check that only passes or fails, such as the compiler: it counts one. */
export function ofCommand(ending: Ending): Outcome {
  if (ending.reason === 'exit' && ending.code === 0) {
    return { passed: 1, skipped: 0, failures: [] };
  }
  const title = endings[ending.reason] ?? 'failed';
  return { passed: 0, skipped: 0, failures: [{ title, detail: ending.output.trim() }] };
}

/** The outcome of a suite of tests, from what it told and how it ended. Silence is a failure too. */
export function ofTests(events: readonly TestEvent[], ending: Ending): Outcome {
  const failures = events
    .filter((event) => event.kind === 'failed')
    .map(({ title, detail }) => ({ title, detail }));
  const complaint = complaintAbout(events, ending);
  if (complaint !== null) {
    const detail = [lastStarted(events), ending.output.trim()].filter(Boolean).join('\n');
    failures.push({ title: complaint, detail });
  }
  return { passed: count(events, 'passed'), skipped: count(events, 'skipped'), failures };
}

/** What is wrong with the suite itself, whatever its tests said; null when nothing is. */
function complaintAbout(events: readonly TestEvent[], { reason, code }: Ending): string | null {
  if (reason !== 'exit') return endings[reason];
  if (count(events, 'done') === 0) return `ended (exit code ${String(code)}) before its last test`;
  if (count(events, 'passed', 'failed', 'skipped') === 0) return 'reported no test';
  if (code !== 0 && count(events, 'failed') === 0) {
    return `ended with exit code ${String(code)} although no test failed`;
  }
  return null;
}

/** The test that ran when the suite fell silent, for suites that tell when a test begins. */
function lastStarted(events: readonly TestEvent[]): string {
  const started = events.findLast((event) => event.kind === 'started');
  return started === undefined ? '' : `last test: ${started.title}`;
}

function count(events: readonly TestEvent[], ...kinds: readonly TestEvent['kind'][]): number {
  return events.filter(({ kind }) => kinds.includes(kind)).length;
}

const endings: Readonly<Record<Ending['reason'], string | null>> = {
  exit: null,
  signal: 'was ended by a signal',
  start: 'did not start',
  'time-limit': 'did not end within its time limit',
  lingered: 'kept running after its last test: something holds the process open',
};

/** A suite that could not run at all, by the sentence that says why. */
export function notRun(why: string, counts: 'failed' | 'skipped'): Outcome {
  return counts === 'skipped'
    ? { passed: 0, skipped: 1, failures: [], note: why }
    : { passed: 0, skipped: 0, failures: [{ title: why, detail: '' }] };
}

/** `N passed, N failed` over all suites, and the skipped where there are some. */
export function lastLine(outcomes: readonly Outcome[]): string {
  const sum = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const skipped = sum((outcome) => outcome.skipped);
  const line = `${sum((outcome) => outcome.passed)} passed, ${sum(failed)} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

export function failed(outcome: Outcome): number {
  return outcome.failures.length;
}
