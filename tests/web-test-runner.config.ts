/**
 * The tests of the packages in one browser: `SKM_BROWSER=chromium|firefox|webkit` (default chromium).
 * Chromium runs `*.test.ts` and `*.browser.test.ts`, the others only `*.browser.test.ts`.
 * By hand, from the root: `SKM_BROWSER=firefox pnpm test:browser --files 'packages/sdk/test/*.browser.test.ts'`.
 */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import type { TestRunnerConfig } from '@web/test-runner';
import { resolve } from 'node:path';
import { whatToInstall } from './browsers/bring.ts';
import { isEngine } from './browsers/browser.ts';
import { launcherFor } from './browsers/launcher.ts';
import { locate } from './browsers/locate.ts';
import { thisMachine } from './browsers/machine.ts';
import { freePort } from './browsers/port.ts';
import { eventReporter } from './run/wtr-reporter.ts';

const root = resolve(import.meta.dirname, '..');
const engine = process.env['SKM_BROWSER'] ?? 'chromium';
if (!isEngine(engine)) throw new Error(`SKM_BROWSER=${engine}: not one of the three engines.`);

const machine = thisMachine();
const browser = locate(engine, machine);
if (browser === null) throw new Error(whatToInstall(engine, machine));

const kind = engine === 'chromium' ? '*.test.ts' : '*.browser.test.ts';

const config: TestRunnerConfig = {
  rootDir: root,
  port: await freePort(),
  files: [`${root}/packages/*/test/**/${kind}`, `!${root}/packages/*/test/**/*.node.test.ts`],
  nodeResolve: { exportConditions: ['skm-source'] },
  plugins: [
    // @hpke/common asks Node for its `crypto` where a browser has none; bundlers leave such an import in a `try` alone.
    {
      name: 'no-node-crypto',
      resolveImport: ({ source }) => (source === 'crypto' ? '/no-node-crypto.js' : undefined),
    },
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: resolve(root, 'tsconfig.base.json') }),
  ],
  browsers: [await launcherFor(browser)],
  concurrency: 2,
  testFramework: { config: { timeout: 60_000, forbidOnly: process.env['CI'] !== undefined } },
  // Two browsers share two cores while a build runs beside them.
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  reporters: [eventReporter(root)],
};

export default config;
