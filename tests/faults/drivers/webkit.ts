import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { startXvfb } from '../../browsers/xvfb.ts';
import type { Browser } from '../../browsers/browser.ts';
import type { Cleanup } from '../harness/cleanup.ts';
import { killFamily, signalFamily } from '../harness/processes.ts';
import { pause } from '../harness/wait.ts';
import type { Driver, Page, Running } from './driver.ts';

let display: Promise<string> | null = null;

/**
 * WebKitGTK's MiniBrowser on a display of its own. Its WebDriver sessions forget everything at their end, so the browser
 * is started plainly and the pages drive themselves; what only a driver can do is not to be had.
 */
export function webkitDriver(
  cleanup: Cleanup,
  { miniBrowser, xvfb }: Extract<Browser, { kind: 'webkitgtk' }>,
): Driver {
  return {
    name: 'webkit',
    launch: async ({ profile, urls }) => {
      display ??= xvfb === null ? Promise.resolve(process.env['DISPLAY'] ?? '') : startXvfb(xvfb);
      mkdirSync(profile, { recursive: true });
      // The option is of no use here, but it tells our processes from those of others.
      const child = spawn(miniBrowser, [`--cookies-file=${profile}/cookies.txt`, ...urls], {
        stdio: 'ignore',
        env: {
          ...process.env,
          DISPLAY: await display,
          HOME: profile,
          XDG_DATA_HOME: `${profile}/data`,
          XDG_CACHE_HOME: `${profile}/cache`,
          XDG_CONFIG_HOME: `${profile}/config`,
        },
      });
      const { pid } = child;
      if (pid === undefined) throw new Error('MiniBrowser did not start');
      cleanup.defer(() => killFamily({ folder: profile }));
      return {
        running: runningWebKit({ pid, profile }, once(child, 'exit')),
        pages: urls.map(() => selfDriven),
      };
    },
  };
}

function runningWebKit(
  { pid, profile }: { pid: number; profile: string },
  ended: Promise<unknown>,
): Running {
  return {
    open: () => Promise.reject(new Error('MiniBrowser opens its pages at its start')),
    openPrivately: () => unsupported('open a private window'),
    kill: () => killFamily({ folder: profile }),
    suspend: () => void signalFamily({ folder: profile }, 'SIGSTOP'),
    resume: () => void signalFamily({ folder: profile }, 'SIGCONT'),
    close: async () => {
      try {
        process.kill(pid, 'SIGTERM');
      } catch {
        // It is gone already.
      }
      await Promise.race([ended, pause(3000)]);
      killFamily({ folder: profile });
    },
  };
}

const unsupported = (what: string): Promise<never> =>
  Promise.reject(new Error(`MiniBrowser cannot be told to ${what}`));

const selfDriven: Page = {
  close: () => unsupported('close a tab'),
  reload: () => unsupported('reload'),
  devtools: (method) => unsupported(method),
};
