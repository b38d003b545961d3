import type { Environment } from '../environment.ts';
import type { Parts } from '../parts.ts';

/**
 * SHA-256 of the UTF-8 bytes of `text`, lower-case hexadecimal: of WebCrypto, or of our own where pages have none (over plain
 * HTTP), which is a part that such a page loads when it starts.
 */
export const hash = async (text: string, { digest }: Environment, load: Parts): Promise<string> =>
  digest ? digest(text) : (await load.sha256()).sha256(text);
