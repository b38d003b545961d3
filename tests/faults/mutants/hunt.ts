import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Verdict = 'red' | 'green' | 'broken';

export interface Outcome {
  readonly verdict: Verdict;
  /** The first line that says why it is red. */
  readonly why: string;
}

/** ms; a sabotage may make a case hang. */
const limit = 240_000;

/** Runs one case of the suite that lies in `tree`. `broken` where the suite did not come to its end. */
export async function runCaseIn(tree: string, id: string, rounds: number): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=skm-source', join(tree, 'tests/faults/run.ts')],
      ...[
        '--case',
        `${id}=`,
        '--engine',
        'chromium',
        '--rounds',
        String(rounds),
        '--seed',
        'mutants',
      ],
    ],
    { cwd: tree, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  // SIGTERM lets it undo its mounts and end its browsers.
  const timer = setTimeout(() => child.kill('SIGTERM'), limit);
  await once(child, 'close');
  clearTimeout(timer);
  const counts = /^(\d+) passed, (\d+) failed, (\d+) skipped$/m.exec(output);
  if (!counts) return { verdict: 'broken', why: output.trim().split('\n').at(-1) ?? '' };
  const [, passed, failed] = counts.map(Number);
  const why = output.split('\n').find((line) => line.startsWith('    ')) ?? '';
  if ((failed ?? 0) > 0) return { verdict: 'red', why: why.trim() };
  return (passed ?? 0) > 0
    ? { verdict: 'green', why: '' }
    : { verdict: 'broken', why: `skipped: ${why.trim()}` };
}
