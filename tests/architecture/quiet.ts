import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Effects {
  readonly defined: readonly string[];
  readonly touched: readonly string[];
}

/** What a package leaves behind for the libraries below it to find each other: theirs, not ours. */
const ofLibraries = /^(lit|__zod_|reactiveElementVersions$)/;

/** What importing this module, under these conditions, does in plain Node, in a process of its own. */
export function effectsOf(specifier: string, conditions: readonly string[]): Effects {
  const flags = conditions.map((condition) => `--conditions=${condition}`);
  const args = [...flags, join(import.meta.dirname, 'import-quietly.ts'), specifier];
  const output = execFileSync(process.execPath, args, { encoding: 'utf8' });
  const { defined, touched } = JSON.parse(output) as Effects;
  return { defined, touched: touched.filter((name) => !ofLibraries.test(name)) };
}

/** An import that did nothing. */
export const quiet: Effects = { defined: [], touched: [] };
