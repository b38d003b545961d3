/** A PIN as it is kept: never itself. */
export interface StoredPin {
  readonly salt: string;
  readonly hash: string;
  readonly iterations: number;
}

/** Wrong tries so far; they outlive a reload. */
export interface Tries {
  readonly failures: number;
  /** No try before this moment, Unix ms. */
  readonly until: number;
}

export const noTries: Tries = { failures: 0, until: 0 };

/** What OWASP asks of PBKDF2 with SHA-256. A PIN of few digits rests on the limit of tries more than on it. */
const iterations = 600_000;

/** Tries before the first pause. */
const free = 3;
/** ms; doubled with every further failure, up to an hour. */
const pause = { first: 30_000, last: 3_600_000 };

const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

async function derive(pin: string, salt: string, rounds: number): Promise<string> {
  const secret = new TextEncoder().encode(pin);
  const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations: rounds };
  return toHex(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)));
}

/** Four to twelve digits. */
export const isPin = (pin: string): boolean => /^\d{4,12}$/.test(pin);

export async function storePin(pin: string, rounds = iterations): Promise<StoredPin> {
  const salt = toHex(crypto.getRandomValues(new Uint8Array(16)));
  return { salt, hash: await derive(pin, salt, rounds), iterations: rounds };
}

export async function isRight(pin: string, stored: StoredPin): Promise<boolean> {
  return (await derive(pin, stored.salt, stored.iterations)) === stored.hash;
}

/** After a wrong try. */
export function failed({ failures }: Tries, now: number): Tries {
  const over = failures + 1 - free;
  const wait = over < 0 ? 0 : Math.min(pause.first * 2 ** over, pause.last);
  return { failures: failures + 1, until: now + wait };
}

/** Seconds until the next try; 0 for now. A clock that was put back does not make it longer than the longest pause. */
export const waitOf = ({ until }: Tries, now: number): number =>
  Math.ceil(Math.min(Math.max(until - now, 0), pause.last) / 1_000);
