import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { isSlug, sealing, sealingAad, sealingInfo } from '@skm-survey/protocol';
import type { Seal } from './api.ts';
import { sealOnce } from './seal-once.ts';

export { sealOnce };

/** A public key of the collector, as `GET /v1/keys` lists it or `skm keys` prints it. */
export interface SealKey {
  /** Name of the key; every answer carries the name of the key that it was sealed to. */
  readonly kid: string;
  /** P-256 as JWK (RFC 7517). Members other than the point are passed over. */
  readonly publicKey: PublicPoint;
}

/** What is read of a JWK. */
interface PublicPoint {
  readonly kty?: string | undefined;
  readonly crv?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  /** Of a private key: refused. */
  readonly d?: string | undefined;
}

/**
 * Encryption at rest: `createClient({ …, seal: createSeal({ kid, publicKey }) })`. Answers are then on this device, and on
 * the way, in a form that only the collector's private key opens. Works where there is WebCrypto: over HTTPS or on
 * localhost. Elsewhere `submit` fails with `seal-failed`; nothing is stored in the clear instead.
 *
 * Throws a `TypeError` for what is no public key of P-256, a private one above all.
 */
export function createSeal({ kid, publicKey }: SealKey): Seal {
  const { kty, crv, x, y, d } = publicKey;
  if (!isSlug(kid)) throw new TypeError(`createSeal: no name of a key: ${kid}`);
  if (d !== undefined) throw new TypeError('createSeal: a private key must not be on a device');
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) {
    throw new TypeError('createSeal: the public key is no JWK of P-256');
  }
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  let imported: Promise<CryptoKey> | undefined;
  return sealOnce(async (text, { id, unit }) => {
    imported ??= suite.kem.importKey('jwk', { kty, crv, x, y }, true);
    const sender = await suite.createSenderContext({
      recipientPublicKey: await imported,
      info: sealingInfo(),
    });
    const sealed = await sender.seal(new TextEncoder().encode(text), sealingAad(unit, id));
    return { body: base64(sender.enc, sealed), enc: { kid, alg: sealing.alg } };
  });
}

/** RFC 4648 section 4 of both, one after the other. */
function base64(...parts: readonly ArrayBuffer[]): string {
  const bytes = parts.flatMap((part) => [...new Uint8Array(part)]);
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}
