import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

export default {
  rootDir: root,
  files: [`${root}/packages/*/test/**/*.test.ts`, `!${root}/packages/*/test/**/*.node.test.ts`],
  nodeResolve: { exportConditions: ['skm-source'] },
  concurrency: 2,
  plugins: [
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: resolve(root, 'tsconfig.base.json') }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-quic',
          '--disable-background-networking',
          '--disable-component-update',
          '--no-first-run',
        ],
      },
    }),
  ],
};
