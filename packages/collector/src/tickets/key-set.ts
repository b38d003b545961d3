import { importJWK, type JSONWebKeySet, type JWK } from 'jose';

/** The keys of a JWK set by which tickets can be checked, or the sentence that says what is wrong with it. */
export type ReadKeySet =
  | { readonly ok: true; readonly keys: JSONWebKeySet }
  | { readonly ok: false; readonly why: string };

const no = (why: string): ReadKeySet => ({ ok: false, why });

/** The algorithm of a key on one of the two curves of tickets; keys of other kinds belong to other uses of the issuer. */
const algorithmOf = ({ kty, crv }: JWK): string | null => {
  if (kty === 'OKP' && crv === 'Ed25519') return 'EdDSA';
  return kty === 'EC' && crv === 'P-256' ? 'ES256' : null;
};

/** Reads the public keys of an issuer of tickets from the JSON of a JWK set (RFC 7517, section 5). */
export async function readKeySet(json: unknown): Promise<ReadKeySet> {
  const given = typeof json === 'object' && json !== null && 'keys' in json ? json.keys : null;
  if (!Array.isArray(given) || !given.every(isKey)) {
    return no('it is no JWK set, { "keys": [ … ] }');
  }
  if (given.some(({ d, k }) => d !== undefined || k !== undefined)) {
    return no('it holds a secret: give the public part of the key only, and make a new key');
  }
  const usable = given.filter((key) => algorithmOf(key) !== null);
  if (usable.length === 0) return no('it holds no key on Ed25519 or P-256');
  for (const key of usable) {
    if (!(await canBeUsed(key))) return no(`its key "${key.kid ?? ''}" cannot be used`);
  }
  return { ok: true, keys: { keys: usable } };
}

const isKey = (key: unknown): key is JWK =>
  typeof key === 'object' && key !== null && 'kty' in key && typeof key.kty === 'string';

async function canBeUsed(key: JWK): Promise<boolean> {
  try {
    await importJWK(key, algorithmOf(key) ?? undefined);
    return true;
  } catch {
    return false;
  }
}
