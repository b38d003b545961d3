import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { TestEvent } from './event.ts';
import type { Ending } from './outcome.ts';

export interface Child {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** How long the process may live after it said `done`. */
  readonly lingerMs?: number;
  /** Given, the child has a channel to tell its tests on. */
  readonly onEvent?: (event: TestEvent) => void;
}

const living = new Set<ChildProcess>();

/** Runs a program in a process group of its own, within a time limit, and leaves none of the group behind. */
export function runChild(options: Child): Promise<Ending> {
  const { command, args, env, timeoutMs, lingerMs = 15_000, onEvent } = options;
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe', ...(onEvent === undefined ? [] : (['ipc'] as const))],
    env: { ...process.env, ...env },
    detached: process.platform !== 'win32',
  });
  living.add(child);
  let output = '';
  let overdue: 'time-limit' | 'lingered' | null = null;
  const stopAs = (reason: 'time-limit' | 'lingered') => (): void => {
    overdue = reason;
    stop(child);
  };
  const limits = [setTimeout(stopAs('time-limit'), timeoutMs)];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  child.on('message', (event) => {
    onEvent?.(event as TestEvent);
    if ((event as TestEvent).kind === 'done') limits.push(setTimeout(stopAs('lingered'), lingerMs));
  });
  return new Promise((resolve) => {
    const end = (code: number | null, reason: Ending['reason']): void => {
      limits.forEach(clearTimeout);
      living.delete(child);
      signalGroup(child, 'SIGKILL');
      resolve({ code, reason: overdue ?? reason, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(null, 'start');
    });
    child.once('exit', (code) => {
      // A grandchild may hold the pipes open for ever; what is in them by now is enough.
      setTimeout(() => {
        end(code, code === null ? 'signal' : 'exit');
      }, 50);
    });
  });
}

/** Ends every program that still runs; for when the test command itself is stopped. */
export function stopAll(): void {
  for (const child of living) signalGroup(child, 'SIGTERM');
}

/** Asks first, so that a browser's parent can end the browser, and then insists. */
function stop(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  setTimeout(() => {
    signalGroup(child, 'SIGKILL');
  }, 2_000).unref();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone, which is what was wanted.
  }
}
