import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet } from 'jose';
import { noon } from './batches.ts';

type Claims = Readonly<Record<string, string | number | undefined>>;

/** A queue system: signs tickets, and gives out its public key. */
export interface Issuer {
  readonly keys: JSONWebKeySet;
  /** A ticket of the unit `dinas`, valid on the day of all tests; claims may be others, and undefined takes one away. */
  ticket(claims?: Claims, header?: { alg?: string; kid?: string }): Promise<string>;
}

const at = (time: string): number => Date.parse(time) / 1000;

export async function issuer(alg: 'EdDSA' | 'ES256' = 'EdDSA', kid = 'antrean'): Promise<Issuer> {
  const pair = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  return {
    keys: { keys: [{ ...jwk, kid }] },
    ticket: (claims = {}, header = {}) => signed(pair.privateKey, claims, { alg, kid, ...header }),
  };
}

function signed(
  key: CryptoKey,
  claims: Claims,
  header: { alg: string; kid: string },
): Promise<string> {
  const usual = {
    sub: 'dinas',
    jti: crypto.randomUUID(),
    iat: at(noon) - 3600,
    exp: at(noon) + 3600,
  };
  return new SignJWT({ ...usual, ...claims }).setProtectedHeader(header).sign(key);
}
