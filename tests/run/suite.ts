import type { Engine } from '../browsers/browser.ts';

interface Base {
  readonly name: string;
  /** What it holds, for `--list`. */
  readonly about: string;
  readonly timeoutMs: number;
  /** Suites that must have passed before. */
  readonly after?: readonly string[];
  /** Browsers without which it cannot run. */
  readonly browser?: Engine;
}

/** A check that passes or fails as a whole and counts one. */
export interface CommandSuite extends Base {
  readonly kind: 'command';
  readonly command: string;
  readonly args: readonly string[];
}

/** Test files that run with Mocha in Node. */
export interface NodeSuite extends Base {
  readonly kind: 'node';
  /** Globs from the repository root; a leading `!` takes away. */
  readonly files: readonly string[];
  readonly testTimeoutMs?: number;
}

/** The tests of the packages in a browser. */
export interface BrowserSuite extends Base {
  readonly kind: 'browser';
  readonly browser: Engine;
}

/** A program of ours that tells its tests by itself, as `event.ts` says. */
export interface ScriptSuite extends Base {
  readonly kind: 'script';
  readonly script: string;
  readonly args: readonly string[];
}

export type Suite = CommandSuite | NodeSuite | BrowserSuite | ScriptSuite;
