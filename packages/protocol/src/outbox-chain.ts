/** Lower-case hexadecimal SHA-256 of the UTF-8 bytes of a text. */
export type TextDigest = (text: string) => string | Promise<string>;

/** Things that come one after the other. */
export type Source<T> = Iterable<T> | AsyncIterable<T>;

/**
 * The checksum of a file of a queue, one line further: SHA-256 of the checksum so far (empty before the first line), a `\n`, and the line
 * without its end. A chain, so that neither side holds the file in memory, and an end of line of another system does no harm.
 */
export const chainOutboxLine = (digest: TextDigest, chain: string, line: string): Promise<string> =>
  Promise.resolve(digest(`${chain}\n${line}`));
