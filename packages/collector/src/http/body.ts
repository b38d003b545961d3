/** What came of reading a request body. */
export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unknown-encoding' }
  /** Not UTF-8, or not what the content encoding says. */
  | { readonly kind: 'malformed' };

/** Reads a body of at most so many bytes, counted after gzip is undone: a small body that unpacks to a large one is too large. */
export async function readBody(request: Request, limit: number): Promise<Body> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') return { kind: 'unknown-encoding' };
  if (request.body === null) return { kind: 'text', text: '' };
  const stream =
    encoding === 'gzip' ? request.body.pipeThrough(new DecompressionStream('gzip')) : request.body;
  try {
    const bytes = await readBytes(stream, limit);
    if (bytes === null) return { kind: 'too-large' };
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'malformed' };
  }
}

/** Null when there are more; the rest is not read. */
async function readBytes(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array | null> {
  const reader = stream.getReader();
  const bytes = new Uint8Array(limit);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, length);
    if (length + value.length > limit) {
      await reader.cancel();
      return null;
    }
    bytes.set(value, length);
    length += value.length;
  }
}
