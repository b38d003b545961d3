import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { sealing, type BatchItem, type PublicKey } from '@skm-survey/protocol';
import { itemOf, uuid } from './batches.ts';

/**
 * Seals as a device does, spelled out from the protocol's text and not by the builders that the collector opens with, so that a mistake
 * in those does not cancel out.
 */
export async function sealedItem(
  seq: number,
  answer: unknown,
  { key, unit = 'dinas', id = uuid() }: { key: PublicKey; unit?: string; id?: string },
): Promise<BatchItem> {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const { kty, crv, x, y = '' } = key;
  const recipientPublicKey = await suite.kem.importKey('jwk', { kty, crv, x, y }, true);
  const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  const { ct, enc } = await suite.seal(
    { recipientPublicKey, info: utf8('skm-survey answer v1') },
    utf8(JSON.stringify(answer)),
    utf8(`skm1|${unit}|${id}`),
  );
  const bytes = new Uint8Array([...new Uint8Array(enc), ...new Uint8Array(ct)]);
  const body = btoa(String.fromCharCode(...bytes));
  return itemOf(seq, body, { id, enc: { kid: key.kid, alg: sealing.alg } });
}
