import { createReadStream } from 'node:fs';

/** Characters after which a line is cut: no line of ours is that long, and a file without line ends must not fill the memory. */
const longest = 1_000_000;

/**
 * Lines of a UTF-8 file without their `\n`. Not by `node:readline`, which also ends a line at U+2028, as it may stand in an answer.
 * The empty text after the last `\n` is no line. Rejects with the error of the file system.
 */
export async function* linesOfFile(path: string): AsyncGenerator<string, void> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > longest) {
      yield rest;
      rest = '';
    }
  }
  if (rest !== '') yield rest;
}
