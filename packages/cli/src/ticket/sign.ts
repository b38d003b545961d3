import { readFile, writeFile } from 'node:fs/promises';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { JSONWebKeySet, JWK, JWTPayload } from 'jose';
import { TicketClaims } from '@skm-survey/protocol';

/** How tickets may be signed. */
export const ticketAlgorithms = ['EdDSA', 'ES256'] as const;
export type TicketAlgorithm = (typeof ticketAlgorithms)[number];

/**
 * Makes a key of a queue system: the private part into a new file for its user only, the public part as the JWK set that the collector is given.
 * @throws where the file exists: a key is never written over.
 */
export async function makeTicketKey(path: string, alg: TicketAlgorithm): Promise<JSONWebKeySet> {
  const pair = await generateKeyPair(alg, { extractable: true });
  const open = await exportJWK(pair.publicKey);
  const named = { kid: (await calculateJwkThumbprint(open)).slice(0, 16), alg, use: 'sig' };
  const secret = { ...(await exportJWK(pair.privateKey)), ...named };
  const text = `${JSON.stringify(secret, null, 2)}\n`;
  await writeFile(path, text, { mode: 0o600, flag: 'wx', flush: true });
  return { keys: [{ ...open, ...named }] };
}

/** What a ticket is to say. */
export interface TicketWish {
  readonly claims: TicketClaims;
  /** Minutes that it is valid, from now. */
  readonly minutes: number;
}

/** Signs a ticket with the key in a file. */
export async function signTicket(
  path: string,
  { claims, minutes }: TicketWish,
  now: Date,
): Promise<string> {
  const jwk = JSON.parse(await readFile(path, 'utf8')) as JWK;
  const { alg = 'EdDSA', kid } = jwk;
  const key = await importJWK(jwk, alg);
  const seconds = Math.floor(now.getTime() / 1000);
  // Members that are there but undefined would be none of a payload.
  const said = JSON.parse(JSON.stringify(claims)) as JWTPayload;
  return new SignJWT({ ...said, iat: seconds, exp: seconds + minutes * 60 })
    .setProtectedHeader(kid === undefined ? { alg } : { alg, kid })
    .sign(key);
}
