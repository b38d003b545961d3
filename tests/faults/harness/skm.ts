import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../packages/cli/src/skm.ts', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** The command line of an operator, as a process of its own. */
export function skm(...args: readonly string[]): Ran {
  const ran = spawnSync(process.execPath, ['--conditions=skm-source', program, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: ran.status, output: ran.stdout + ran.stderr };
}
