import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JSONWebKeySet } from 'jose';
import { readKeySet } from '../tickets/key-set.ts';
import { TicketKeys } from '../tickets/ticket-keys.ts';
import type { Warn } from './definitions.ts';
import { CollectorError } from './errors.ts';

/** Name of the folder of ticket keys inside the data folder, unless another is named. */
export const ticketFolder = 'tickets';

const suffix = '.json';

/** What a file held when it was last read. */
interface Known {
  readonly text: string | null;
  readonly keys: JSONWebKeySet | null;
}

/**
 * The public keys of queue systems: one JWK set a unit, `<unit>.json`. Read at every batch that has tickets, so that a file that is put in, changed or
 * taken away counts at once.
 */
export class TicketFolder {
  readonly #folder: string;
  readonly #warn: Warn;
  readonly #known = new Map<string, Known>();
  readonly #reading = new Map<string, Promise<JSONWebKeySet | null>>();

  constructor(folder: string, warn: Warn) {
    this.#folder = folder;
    this.#warn = warn;
  }

  /**
   * Reads every file once, for a start that is refused rather than one that verifies nothing. No folder is no fault.
   * @throws CollectorError `ticket-keys-invalid`.
   */
  async checkAll(): Promise<void> {
    const names = (await readdir(this.#folder).catch(none)).filter((name) => name.endsWith(suffix));
    for (const name of names) {
      const path = join(this.#folder, name);
      const { why } = await keysIn(await readFile(path, 'utf8'));
      if (why !== null) throw new CollectorError('ticket-keys-invalid', sentence(path, why));
    }
  }

  /** The keys of a unit, null for none. A file that is spoilt while the collector runs is told of once, and the keys before it go on. */
  of(unit: string): Promise<JSONWebKeySet | null> {
    const under = this.#reading.get(unit);
    if (under !== undefined) return under;
    const reading = this.#read(unit).finally(() => this.#reading.delete(unit));
    this.#reading.set(unit, reading);
    return reading;
  }

  async #read(unit: string): Promise<JSONWebKeySet | null> {
    const path = join(this.#folder, unit + suffix);
    const text = await readFile(path, 'utf8').catch(absent);
    const known = this.#known.get(unit) ?? { text: null, keys: null };
    if (text === known.text) return known.keys;
    const { keys, why } = text === null ? { keys: null, why: null } : await keysIn(text);
    if (why !== null) this.#warn(sentence(path, why));
    const next = why === null ? keys : known.keys;
    this.#known.set(unit, { text, keys: next });
    return next;
  }
}

/**
 * The ticket keys in a folder, each file read once to see that it holds some.
 * @throws CollectorError `ticket-keys-invalid`.
 */
export async function ticketKeysIn(folder: string, warn: Warn): Promise<TicketKeys> {
  const files = new TicketFolder(folder, warn);
  await files.checkAll();
  return new TicketKeys((unit) => files.of(unit));
}

async function keysIn(text: string): Promise<{ keys: JSONWebKeySet | null; why: string | null }> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { keys: null, why: 'it is no JSON' };
  }
  const read = await readKeySet(json);
  return read.ok ? { keys: read.keys, why: null } : { keys: null, why: read.why };
}

const sentence = (path: string, why: string): string =>
  `${path} holds no keys of tickets: ${why}. Name the file after its unit.`;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

function absent(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

function none(error: unknown): string[] {
  if (isMissing(error)) return [];
  throw error;
}
