/** Where a command reads and writes. The real one is `processIo`; a test may give another. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
}

/** What a shell sees of a command. 1 is left to Node: a bug. */
export type ExitCode = 0 | 2;
export const ok: ExitCode = 0;
/** The command line or its input is at fault; nothing was computed. */
export const refused: ExitCode = 2;

/** One command of `skm`, in a file of its own. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `skm NAME --help` prints. */
  readonly usage: string;
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}
