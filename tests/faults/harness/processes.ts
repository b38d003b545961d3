import { readdirSync, readFileSync } from 'node:fs';
import { blockFor } from './cleanup.ts';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: string;
}

function readProcess(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; what follows the last bracket is regular.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return null;
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parent: Number(parent), commandLine };
  } catch {
    return null;
  }
}

function allProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((process) => process !== null);
}

/** What to look for: a process by its id, or those that name one of our own folders on their command line. */
export type Target = { readonly pid: number } | { readonly folder: string };

/** The processes of one browser: the target and all that descends from it. Never this process itself. */
export function family(target: Target): number[] {
  const processes = allProcesses();
  const isRoot = (process: Process): boolean =>
    'pid' in target ? process.pid === target.pid : process.commandLine.includes(target.folder);
  const members = new Set(processes.filter(isRoot).map(({ pid }) => pid));
  for (let grown = true; grown;) {
    const before = members.size;
    for (const { pid, parent } of processes) if (members.has(parent)) members.add(pid);
    grown = members.size > before;
  }
  members.delete(process.pid);
  return [...members];
}

export function signalFamily(target: Target, signal: NodeJS.Signals): number[] {
  const pids = family(target);
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself in the same moment.
    }
  }
  return pids;
}

/** SIGKILL for the whole family at once, and wait (at most five seconds) until nothing of it runs. */
export function killFamily(target: Target): void {
  const killed = signalFamily(target, 'SIGKILL');
  for (let tries = 0; tries < 100; tries += 1) {
    const left = new Set([...killed.filter((pid) => readProcess(pid) !== null), ...family(target)]);
    if (left.size === 0) return;
    if (tries > 0) signalFamily(target, 'SIGKILL');
    blockFor(50);
  }
}
