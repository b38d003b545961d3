import type { PublicKey } from '@skm-survey/protocol';
import { sealing } from '@skm-survey/protocol';
import { sha256 } from '../digest.ts';

/** What a key is for. */
export type KeyUse = 'seal' | 'sig';

/** A private key as JWK, with what the operator should know of it. */
export interface PrivateKey extends PublicKey {
  readonly use: KeyUse;
  readonly d: string;
  /** RFC 3339 UTC. */
  readonly created: string;
  /** Since when nothing new is sealed or signed with it; what was still opens. */
  readonly retired?: string;
}

const algorithms = {
  seal: { algorithm: { name: 'ECDH', namedCurve: 'P-256' }, usages: ['deriveBits'] },
  sig: { algorithm: { name: 'Ed25519' }, usages: ['sign', 'verify'] },
} as const;

/** Makes a key. Its `kid` is taken from its own thumbprint (RFC 7638), so that no two keys ever share one. */
export async function makeKey(use: KeyUse, now: Date): Promise<PrivateKey> {
  const { algorithm, usages } = algorithms[use];
  const pair = await crypto.subtle.generateKey(algorithm, true, [...usages]);
  if (!('privateKey' in pair)) throw new TypeError(`${algorithm.name} makes a pair of keys`);
  const {
    crv = '',
    kty = '',
    x = '',
    y,
    d = '',
  } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const point = y === undefined ? { crv, kty, x } : { crv, kty, x, y };
  const thumbprint = await sha256(JSON.stringify(point));
  return {
    kid: `${use}-${thumbprint.slice(0, 16)}`,
    ...{ use, alg: use === 'seal' ? sealing.alg : 'EdDSA', ...point, d },
    created: now.toISOString(),
  };
}

/** What of a key everyone may know. */
export const publicPart = ({ kid, use, kty, crv, alg, x, y }: PrivateKey): PublicKey => ({
  ...{ kid, use, kty, crv, alg, x },
  ...(y !== undefined && { y }),
});
