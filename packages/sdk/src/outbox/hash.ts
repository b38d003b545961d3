import type { Environment } from '../environment.ts';
import type { Parts } from '../parts.ts';

/**
 * SHA-256 of the UTF-8 bytes of `text`, lower-case hexadecimal: of WebCrypto, or of our own where pages have none (over plain
 * HTTP), which is a part that such a page loads when it starts.
 */
export async function hash(text: string, { digest }: Environment, load: Parts): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  if (!digest) return (await load.sha256()).sha256(text);
  const hex = Array.from(new Uint8Array(await digest(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return hex.join('');
}
