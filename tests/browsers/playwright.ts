import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Engine } from './browser.ts';
import type { Machine } from './machine.ts';

const commandLine = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'cli.js',
);

/** Downloads Playwright's builds; without internet it gives up after a few seconds. */
export function bringFromPlaywright(missing: readonly Engine[], machine: Machine): void {
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  const install = [commandLine, 'install', ...missing];
  const downloaded = machine.run(process.execPath, install, { timeoutMs: 600_000, env });
  // On Linux its WebKit needs libraries of the system, which only root may add.
  if (downloaded && machine.platform === 'linux' && machine.isRoot) {
    const dependencies = [commandLine, 'install-deps', ...missing];
    machine.run(process.execPath, dependencies, { timeoutMs: 600_000 });
  }
}

/** Whether Playwright's build starts on this machine: on Linux it may be there and lack libraries. */
export function playwrightStarts(engine: Engine, machine: Machine): boolean {
  const probe = join(import.meta.dirname, 'start-probe.ts');
  return machine.run(process.execPath, [probe, engine], { timeoutMs: 60_000 });
}
