import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Requestable } from './batches.ts';

const script = fileURLToPath(new URL('../processes/collector.ts', import.meta.url));
const running: ChildProcess[] = [];

/** A collector in a process of its own. */
export interface CollectorProcess extends Requestable {
  readonly child: ChildProcess;
}

/** Starts one; `commits` > 0: it is killed by SIGKILL right after that many commits, before it replies. */
export async function startCollector(dataDir: string, commits = 0): Promise<CollectorProcess> {
  const args = ['--conditions=skm-source', script, dataDir, String(commits)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const url = chunk.toString().trim();
  return { child, request: (path, init) => fetch(url + path, init) };
}

/** Ends what is still running; for `afterEach`. */
export async function endProcesses(): Promise<void> {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
