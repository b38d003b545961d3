import type { FaultCase } from './case.ts';

export interface UnrunnableRow {
  readonly row: string;
  readonly reason: string;
}

/** What `--list` prints. */
export function listCases(
  cases: readonly FaultCase[],
  unrunnable: readonly UnrunnableRow[],
): string {
  const runnable = cases.map(({ id, title, engines, ci, needs }) => {
    const slice = ci === undefined ? '' : `; in every test run: ${ci.join(', ')}`;
    const need = needs === undefined ? '' : `; needs a ${needs}`;
    return `${id.padEnd(12)} ${title}\n${' '.repeat(13)}${engines.join(', ')}${slice}${need}`;
  });
  const others = unrunnable.map(({ row, reason }) => `${row.padEnd(12)} ${reason}`);
  return [...runnable, '', 'Not run here:', ...others].join('\n');
}
