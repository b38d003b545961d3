import type { Command } from '../../src/command.ts';
import type { Run } from './skm.ts';

/** Runs a command within this process: what it prints and its exit code, without the second that a start of Node takes. */
export async function within(command: Command, ...args: readonly string[]): Promise<Run> {
  const said = { stdout: '', stderr: '' };
  const code = await command.run(args, {
    stdin: (async function* () {})(),
    out: (text) => {
      said.stdout += text;
    },
    err: (text) => {
      said.stderr += text;
    },
  });
  return { code, ...said };
}
