import type { Outcome } from './outcome.ts';
import { failed } from './outcome.ts';

export interface Finished {
  readonly name: string;
  readonly seconds: number;
  readonly outcome: Outcome;
}

/** One suite as a person reads it: a line, and below it everything that went wrong. */
export function reportOf({ name, seconds, outcome }: Finished): string {
  const mark = failed(outcome) > 0 ? '✗' : outcome.passed === 0 ? '–' : '✓';
  const counts = [
    `${outcome.passed} passed`,
    `${failed(outcome)} failed`,
    ...(outcome.skipped > 0 ? [`${outcome.skipped} skipped`] : []),
  ];
  const head = `${mark} ${name}: ${counts.join(', ')} (${seconds.toFixed(1)} s)`;
  const failures = outcome.failures.map(({ title, detail }) =>
    indent(`✗ ${title}\n${shorten(detail)}`),
  );
  return [head, ...(outcome.note === undefined ? [] : [indent(outcome.note)]), ...failures].join(
    '\n',
  );
}

/** The end of a long output is where the tools say what was wrong. */
function shorten(detail: string): string {
  const lines = detail.split('\n');
  if (lines.length <= 120) return indent(detail);
  return indent([`… ${lines.length - 120} lines before …`, ...lines.slice(-120)].join('\n'));
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n')
    .trimEnd();
}
