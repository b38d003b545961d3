import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isDebian } from '../browsers/debian.ts';
import { thisMachine } from '../browsers/machine.ts';

const apt = '/usr/bin/apt-get';

const starts = (): boolean => {
  try {
    execFileSync('php', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** What is missing, in one sentence, or null where PHP is here. Brings it from Debian's archive where that asks for no password. */
export function missingPhp(): string | null {
  if (starts()) return null;
  const machine = thisMachine();
  if (machine.isRoot && isDebian(machine)) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    machine.run(apt, ['update', '-q'], { timeoutMs: 120_000, env });
    const install = ['install', '-q', '-y', '--no-install-recommends', 'php-cli'];
    machine.run(apt, install, { timeoutMs: 600_000, env });
  }
  return starts() ? null : 'PHP is missing: run `sudo apt-get install php-cli`, or install it.';
}

/**
 * Whether tests that need PHP are left out, for what is missing; says so. Under CI nothing is left out.
 *
 * @throws What is missing, under CI.
 */
export function isLeftOut(missing: string | null, ci = process.env['CI'] ?? ''): boolean {
  if (missing === null) return false;
  if (!['', '0', 'false'].includes(ci)) throw new Error(missing);
  console.warn(missing);
  return true;
}

/** What a site has stored, and what is asked of the plugin. */
export interface Scenario {
  readonly stored?: Readonly<Record<string, unknown>>;
  /** As WordPress hands the attributes of a shortcode over; flags in a list. */
  readonly shortcode?: Readonly<Record<string, string>> | readonly string[];
  /** Of the page that is shown. */
  readonly content?: string;
  readonly sent?: unknown;
  readonly may?: boolean;
}

export interface Rendered {
  readonly shortcode: string;
  readonly page: string;
  readonly modules: Readonly<Record<string, string>>;
  /** Style sheets by name: those that are known before the head of the page is written, and all. */
  readonly head: Readonly<Record<string, string>>;
  readonly styles: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

/** Runs the plugin in PHP, in a process of its own. */
export function wordpress(scenario: Scenario): Rendered {
  const file = join(import.meta.dirname, 'wordpress.php');
  // What PHP warns of would spoil the JSON, and so fail the test.
  const flags = ['-d', 'error_reporting=-1', '-d', 'display_errors=1'];
  const output = execFileSync('php', [...flags, file], {
    input: JSON.stringify(scenario),
    encoding: 'utf8',
  });
  return JSON.parse(output) as Rendered;
}
