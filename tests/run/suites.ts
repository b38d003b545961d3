import type { Engine } from '../browsers/browser.ts';
import type { Suite } from './suite.ts';

// Wide enough for a busy machine: only what hangs meets its limit.
const minute = 60_000;

function tool(name: string, script: string, args: readonly string[]): Suite {
  return {
    name,
    about: `${script.split('/')[1] ?? script} ${args.join(' ')}`.trim(),
    kind: 'command',
    command: process.execPath,
    args: [script, ...args],
    timeoutMs: 20 * minute,
  };
}

function inBrowser(browser: Engine, about: string): Suite {
  return { name: browser, about, kind: 'browser', browser, timeoutMs: 20 * minute };
}

/** Every suite, in the order in which they start. */
export const suites: readonly Suite[] = [
  tool('types', 'node_modules/typescript/bin/tsc', ['--noEmit']),
  tool('lint', 'node_modules/eslint/bin/eslint.js', ['.']),
  tool('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '.']),
  tool('knip', 'node_modules/knip/bin/knip.js', []),
  {
    name: 'unit-node',
    about: 'tests of the packages that need no browser, in Node',
    kind: 'node',
    files: ['packages/*/test/**/*.test.ts', '!**/*.browser.test.ts'],
    testTimeoutMs: 3 * minute,
    timeoutMs: 20 * minute,
  },
  inBrowser('chromium', 'unit and browser tests of the packages in Chromium'),
  inBrowser('firefox', 'browser tests of the packages in Firefox'),
  inBrowser('webkit', 'browser tests of the packages in WebKit'),
  {
    name: 'build',
    about: 'every package and the one-tag files',
    kind: 'command',
    command: 'pnpm',
    args: ['build'],
    timeoutMs: 20 * minute,
  },
  {
    name: 'size',
    about: 'the one-tag files against their budgets',
    kind: 'command',
    command: process.execPath,
    args: ['tests/size/size.ts'],
    after: ['build'],
    timeoutMs: minute,
  },
  {
    name: 'architecture',
    about: 'the package graph, export maps, lint rules, and the test command itself',
    kind: 'node',
    files: ['tests/**/*.node.test.ts', '!**/*.built.node.test.ts'],
    testTimeoutMs: 3 * minute,
    timeoutMs: 20 * minute,
  },
  {
    name: 'built',
    about: 'what is published: the export maps of the built packages',
    kind: 'node',
    files: ['tests/**/*.built.node.test.ts'],
    after: ['build'],
    testTimeoutMs: 3 * minute,
    timeoutMs: 20 * minute,
  },
  {
    name: 'e2e',
    about: 'from a tap to a published figure, in Chromium, against the built files',
    kind: 'node',
    files: ['tests/e2e/**/*.e2e.ts'],
    after: ['build'],
    browser: 'chromium',
    testTimeoutMs: 2 * minute,
    // The main job is started three times, and builds each time.
    timeoutMs: 20 * minute,
  },
  {
    name: 'accessibility',
    about: 'every state that a respondent can meet, as it is seen, touched and told, in Chromium',
    kind: 'node',
    files: ['tests/{accessibility,visual}/**/*.e2e.ts'],
    after: ['build'],
    browser: 'chromium',
    testTimeoutMs: minute,
    timeoutMs: 20 * minute,
  },
  {
    name: 'faults',
    about:
      'saved is counted once: the slice of the fault suite that is the same each time (docs/faults.md)',
    kind: 'script',
    script: 'tests/faults/run.ts',
    args: ['--ci'],
    browser: 'chromium',
    // Alone it takes less than three; beside the other suites it shares two cores with them.
    timeoutMs: 25 * minute,
  },
];
