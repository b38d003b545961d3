import type { Verdict } from './invariants.ts';

/** What became of one case in one engine. */
export type CaseReport = {
  readonly id: string;
  readonly engine: string;
  readonly title: string;
} & (
  | { readonly result: 'skipped'; readonly reason: string }
  | {
      readonly result: 'passed' | 'failed';
      readonly rounds: number;
      readonly saved: number;
      readonly duplicates: number;
      readonly verdict: Omit<Verdict, 'violations'>;
      readonly violations: readonly string[];
      readonly notes: readonly string[];
      readonly faults: ReadonlyMap<string, number>;
      readonly seconds: number;
    }
);

const columns = [
  'case',
  'engine',
  'rounds',
  'saved',
  'accepted',
  'duplicates absorbed',
  'lost',
  'declared lost',
  'counted twice',
  'gaps',
  '',
] as const;

/** The table at the end of a run. */
export function tableOf(reports: readonly CaseReport[]): string {
  const rows = reports.filter((report) => report.result !== 'skipped').map(rowOf);
  const widths = columns.map((title, place) =>
    Math.max(title.length, ...rows.map((row) => (row[place] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, place) =>
        place < 2 ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(columns), ...rows.map(line)].join('\n');
}

function rowOf(report: CaseReport): string[] {
  if (report.result === 'skipped') return [];
  const { id, engine, rounds, saved, duplicates, verdict, result } = report;
  const numbers = [
    rounds,
    saved,
    verdict.accepted,
    duplicates,
    verdict.lost,
    verdict.declared,
    verdict.twice,
    verdict.gaps,
  ];
  return [id, engine, ...numbers.map(String), result === 'passed' ? '' : 'FAILED'];
}

/** What all cases of a run come to: the figures below the table. */
export function sumsOf(reports: readonly CaseReport[]): string {
  const ran = reports.filter((report) => report.result !== 'skipped');
  const faults = new Map<string, number>();
  for (const report of ran) {
    for (const [kind, count] of report.faults) faults.set(kind, (faults.get(kind) ?? 0) + count);
  }
  const sum = (of: (report: (typeof ran)[number]) => number): number =>
    ran.reduce((total, report) => total + of(report), 0);
  const injected = [...faults.values()].reduce((total, count) => total + count, 0);
  const totals: readonly (readonly [string, number])[] = [
    ['answers shown as saved', sum(({ saved }) => saved)],
    ['faults', injected],
    ['kinds of faults', faults.size],
    ['lost', sum(({ verdict }) => verdict.lost)],
    ['declared lost by name', sum(({ verdict }) => verdict.declared)],
    ['counted twice', sum(({ verdict }) => verdict.twice)],
    ['gaps', sum(({ verdict }) => verdict.gaps)],
    ['repeated deliveries absorbed', sum(({ duplicates }) => duplicates)],
  ];
  const width = Math.max(...totals.map(([, figure]) => String(figure).length));
  return totals.map(([name, figure]) => `${String(figure).padStart(width)}  ${name}`).join('\n');
}
