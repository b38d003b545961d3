import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './port.ts';
import { serveSite, type Site } from '@skm-survey/examples/site';

const cli = fileURLToPath(new URL('../../../packages/cli/dist/skm.js', import.meta.url));

/** The built product as a user runs it: the collector's process on a data folder, and the agency's site. */
export interface Stack {
  readonly collector: string;
  readonly site: Site;
  readonly data: string;
  /** `more` are units that the operator registers from now on. */
  startCollector(more?: readonly string[]): Promise<void>;
  /** Ends the collector's process by SIGKILL: nothing is given time to be tidy. */
  killCollector(): Promise<void>;
  close(): Promise<void>;
}

/** Runs the built `skm` to its end. */
export async function skm(
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [cli, ...args]);
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, ...out };
}

export async function startStack(units: readonly string[]): Promise<Stack> {
  const data = await mkdtemp(join(tmpdir(), 'skm-e2e-'));
  const port = await freePort();
  const collector = `http://127.0.0.1:${String(port)}`;
  const known = [...units];
  let child: ChildProcess | null = null;

  const startCollector = async (more: readonly string[] = []): Promise<void> => {
    known.push(...more);
    const where = ['--data', data, '--port', String(port)];
    child = spawn(
      process.execPath,
      [cli, 'serve', ...where, ...known.flatMap((u) => ['--unit', u])],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    while (!(await fetch(`${collector}/healthz`).catch(() => null))?.ok) {
      if (child.exitCode !== null) throw new Error('the collector ended at its start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const killCollector = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  await startCollector();
  const site = await serveSite({ collector, port: 0 });
  return {
    collector,
    site,
    data,
    startCollector,
    killCollector,
    close: async () => {
      await killCollector();
      await site.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
