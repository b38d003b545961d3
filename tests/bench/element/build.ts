import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { peers } from './peers.ts';

const here = import.meta.dirname;

/** Installs what the element is measured beside, once; into this folder alone. */
export function installPeers(): void {
  if (existsSync(join(here, 'node_modules'))) return;
  console.log('Installing what the element is measured beside …');
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'];
  execFileSync('npm', ['install', ...quiet], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The pages as their developers would build them: production, minified, one folder. */
export async function buildPages(outDir: string): Promise<void> {
  const entries = peers.flatMap(({ entry }) => entry ?? []);
  for (const entry of [...entries, 'posthog-survey']) {
    await build({
      configFile: false,
      root: here,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      resolve: {
        conditions: ['skm-source', 'module', 'browser', 'production'],
        alias: {
          '@skm-survey/questionnaire/standard/skm-2017': join(
            here,
            '../../../packages/questionnaire/src/standard/skm-2017.ts',
          ),
        },
      },
      build: {
        outDir,
        emptyOutDir: false,
        target: 'es2022',
        cssCodeSplit: false,
        lib: {
          entry: join(here, `pages/${entry}.js`),
          formats: ['es'],
          fileName: () => `${entry}.js`,
          cssFileName: entry,
        },
        rolldownOptions: { output: { minify: true, codeSplitting: false } },
      },
    });
  }
}
