import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export interface Daemon {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** True once the daemon takes work. */
  readonly ready: () => Promise<boolean> | boolean;
}

/** Starts a program that serves until this process ends; resolves when it is ready, rejects after ten seconds. */
export async function startDaemon({ command, args, env, ready }: Daemon): Promise<void> {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } });
  const death = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(new Error(`${command} ended with ${code ?? signal ?? 'nothing'}`));
    });
  });
  process.once('exit', () => child.kill());
  child.unref();
  await Promise.race([death, until(ready, command)]);
  // From now on its death shows in the work it leaves undone.
  death.catch(() => undefined);
}

async function until(ready: Daemon['ready'], command: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await ready()) return;
    await pause(100);
  }
  throw new Error(`${command} was not ready within ten seconds`);
}
