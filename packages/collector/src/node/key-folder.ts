import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PublicKey } from '@skm-survey/protocol';
import { makeKey, type KeyUse, type PrivateKey } from '../keys/private-key.ts';
import { CollectorError } from './errors.ts';

/** Name of the folder of private keys inside the data folder. */
export const keyFolder = 'keys';

const suffix = '.jwk';

/**
 * The private keys of a collector: one JWK a file, `keys/<kid>.jwk` in the data folder, readable by the collector's user only.
 * Who loses a `seal` key loses what is sealed to it and not opened yet.
 */
export class KeyFolder {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, keyFolder);
  }

  /**
   * All keys, in the order of their making. None where there is no folder.
   * @throws CollectorError `key-unreadable`.
   */
  async list(): Promise<PrivateKey[]> {
    const names = (await this.#names()).filter((name) => name.endsWith(suffix));
    const keys = await Promise.all(names.map((name) => this.#read(name)));
    return keys.sort((a, b) => (a.created < b.created ? -1 : 1));
  }

  /** Makes a key and keeps it before anyone can use it. */
  async make(use: KeyUse, now: Date): Promise<PrivateKey> {
    const key = await makeKey(use, now);
    await this.#write(key);
    return key;
  }

  /** Nothing new is sealed to the key or signed with it from now on. It stays, and opens. Null for a key that is not here. */
  async retire(kid: string, now: Date): Promise<PrivateKey | null> {
    const key = (await this.list()).find((one) => one.kid === kid);
    if (key === undefined) return null;
    if (key.retired !== undefined) return key;
    const retired = { ...key, retired: now.toISOString() };
    await this.#write(retired);
    return retired;
  }

  /** The newest key of a use that is not retired, made if there is none. */
  async current(use: KeyUse, now: Date): Promise<PrivateKey> {
    const usable = (await this.list()).filter(
      (key) => key.use === use && key.retired === undefined,
    );
    return usable.at(-1) ?? this.make(use, now);
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  }

  async #read(name: string): Promise<PrivateKey> {
    const path = join(this.#folder, name);
    let json: unknown;
    try {
      json = JSON.parse(await readFile(path, 'utf8'));
    } catch (cause) {
      throw unreadable(path, cause);
    }
    if (isPrivateKey(json)) return json;
    throw unreadable(path);
  }

  /** Whole or not at all: a key cut short by a power cut would be a key lost. */
  async #write(key: PrivateKey): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = join(this.#folder, key.kid + suffix);
    const text = `${JSON.stringify(key, null, 2)}\n`;
    await writeFile(`${path}.new`, text, { mode: 0o600, flush: true });
    await rename(`${path}.new`, path);
  }
}

function isPrivateKey(json: unknown): json is PrivateKey {
  if (!PublicKey.safeParse(json).success) return false;
  const { use, d, created, retired } = json as Partial<Record<keyof PrivateKey, unknown>>;
  if (use !== 'seal' && use !== 'sig') return false;
  return typeof d === 'string' && typeof created === 'string' && isDate(retired);
}

const isDate = (retired: unknown): boolean => retired === undefined || typeof retired === 'string';

const unreadable = (path: string, cause?: unknown): CollectorError =>
  new CollectorError(
    'key-unreadable',
    `${path} is no private key of a collector. Put its backup back, or move the file away.`,
    { cause },
  );
