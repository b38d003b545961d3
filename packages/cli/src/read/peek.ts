/** The beginning of a stream, and all of it again. */
export interface Peeked {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly all: AsyncIterable<Uint8Array>;
}

/** Reads on until `enough` says so of the text (UTF-8, without a byte order mark), or until the end. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  enough: (text: string) => boolean,
): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const decoder = new TextDecoder();
  const seen: Uint8Array[] = [];
  let text = '';
  while (!enough(text)) {
    const next = await iterator.next();
    if (next.done === true) break;
    seen.push(next.value);
    text += decoder.decode(next.value, { stream: true });
  }
  return { text, bytes: seen[0] ?? new Uint8Array(), all: rejoin(seen, iterator) };
}

async function* rejoin(
  seen: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* seen;
    while (true) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
