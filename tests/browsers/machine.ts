import type { Engine } from './browser.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import * as playwright from 'playwright-core';

/** What the search for browsers asks of the machine it runs on; tests give their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  exists(path: string): boolean;
  /** Names in a folder; empty when there is no such folder. */
  list(folder: string): readonly string[];
  /** Where Playwright keeps its build of an engine, whether it is there or not. */
  playwrightPath(engine: Engine): string;
  /** Runs a program to its end; true when it ended well within the time. */
  run(command: string, args: readonly string[], options: RunOptions): boolean;
}

export interface RunOptions {
  readonly timeoutMs: number;
  readonly env?: Readonly<Record<string, string>>;
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
    playwrightPath: (engine) => playwright[engine].executablePath(),
    run(command, args, { timeoutMs, env }) {
      // A download takes minutes: say what is going on.
      console.log(`> ${[command, ...args].join(' ')}`);
      const environment = { ...process.env, ...env };
      const options = { stdio: 'ignore', timeout: timeoutMs, env: environment } as const;
      return spawnSync(command, args, options).status === 0;
    },
  };
}
