import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** What `util.parseArgs` gives for these options. */
type Parsed<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>
>;

/** The options of a command by `util.parseArgs`, with what stands beside them; a sentence where they cannot be understood. */
export function optionsOf<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
): Parsed<T> | string {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
