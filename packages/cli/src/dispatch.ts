import { type Command, type ExitCode, type Io, ok, refused } from './command.ts';

/** The commands by name. Each is loaded when it is used: counting a file needs no server. */
export type Commands = ReadonlyMap<string, () => Promise<Command>>;

/** Runs the command that the first argument names, or says which there are. */
export async function dispatch(
  commands: Commands,
  args: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(await overview(commands));
    return ok;
  }
  const load = commands.get(name);
  if (load === undefined) {
    io.err(`skm: tidak ada perintah "${name}".\n\n${await overview(commands)}`);
    return refused;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(command.usage);
    return ok;
  }
  return command.run(rest, io);
}

async function overview(commands: Commands): Promise<string> {
  const loaded = await Promise.all([...commands.values()].map((load) => load()));
  const lines = loaded.map(({ name, summary }) => `  ${name.padEnd(14)} ${summary}`);
  return [
    'Pemakaian: skm PERINTAH …',
    '',
    ...lines,
    '',
    'skm PERINTAH --help menjelaskan satu perintah.',
    '',
  ].join('\n');
}
