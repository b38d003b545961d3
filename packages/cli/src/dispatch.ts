import { type Command, type ExitCode, type Io, ok, refused } from './command.ts';

/** Runs the command that the first argument names, or says which there are. */
export async function dispatch(
  commands: readonly Command[],
  args: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(overview(commands));
    return ok;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    io.err(`skm: tidak ada perintah "${name}".\n\n${overview(commands)}`);
    return refused;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(command.usage);
    return ok;
  }
  return command.run(rest, io);
}

function overview(commands: readonly Command[]): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return [
    'Pemakaian: skm PERINTAH …',
    '',
    ...lines,
    '',
    'skm PERINTAH --help menjelaskan satu perintah.',
    '',
  ].join('\n');
}
