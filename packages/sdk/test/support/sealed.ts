import type { BatchItem } from '@skm-survey/protocol';

/** A key pair of a collector, as JWK. */
export async function sealKeys(): Promise<{ privateKey: JsonWebKey; publicKey: JsonWebKey }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  return {
    privateKey: await crypto.subtle.exportKey('jwk', pair.privateKey),
    publicKey: await crypto.subtle.exportKey('jwk', pair.publicKey),
  };
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function join(...parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

async function hmac(
  key: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  // WebCrypto takes no empty key; HMAC fills a short one up with zeros.
  const raw = key.length ? key : new Uint8Array(32);
  const hash = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', raw, hash, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}

/** LabeledExtract and LabeledExpand of RFC 9180 section 4, for results of up to 32 bytes. */
const labeled = (suite: Uint8Array<ArrayBuffer>) => ({
  extract: (salt: Uint8Array<ArrayBuffer>, label: string, secret: Uint8Array<ArrayBuffer>) =>
    hmac(salt, join(utf8('HPKE-v1'), suite, utf8(label), secret)),
  expand: async (
    key: Uint8Array<ArrayBuffer>,
    [label, info, length]: readonly [string, Uint8Array<ArrayBuffer>, number],
  ) => {
    const size = Uint8Array.of(0, length);
    const all = join(size, utf8('HPKE-v1'), suite, utf8(label), info, Uint8Array.of(1));
    return (await hmac(key, all)).slice(0, length);
  },
});

const none = new Uint8Array(0);

/**
 * Opens a sealed item by the letter of RFC 9180 (base mode; DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM), with
 * WebCrypto alone: an independent second opinion on what the SDK seals. Rejects when it does not open.
 */
export async function openSealed(
  { id, body }: Pick<BatchItem, 'id' | 'body'>,
  { unit, privateKey }: { unit: string; privateKey: JsonWebKey },
): Promise<string> {
  const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
  const [enc, sealed] = [bytes.slice(0, 65), bytes.slice(65)];
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const ours = await crypto.subtle.importKey('jwk', privateKey, curve, true, ['deriveBits']);
  const { kty, crv, x, y } = privateKey as { kty: string; crv: string; x: string; y: string };
  const point = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, true, []);
  const recipient = new Uint8Array(await crypto.subtle.exportKey('raw', point));
  const theirs = await crypto.subtle.importKey('raw', enc, curve, true, []);
  const dh = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours, 256);

  const kem = labeled(join(utf8('KEM'), Uint8Array.of(0, 0x10)));
  const prk = await kem.extract(none, 'eae_prk', new Uint8Array(dh));
  const shared = await kem.expand(prk, ['shared_secret', join(enc, recipient), 32]);

  const hpke = labeled(join(utf8('HPKE'), Uint8Array.of(0, 0x10, 0, 1, 0, 2)));
  const context = join(
    Uint8Array.of(0),
    await hpke.extract(none, 'psk_id_hash', none),
    await hpke.extract(none, 'info_hash', utf8('skm-survey answer v1')),
  );
  const secret = await hpke.extract(shared, 'secret', none);
  const key = await hpke.expand(secret, ['key', context, 32]);
  const iv = await hpke.expand(secret, ['base_nonce', context, 12]);
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const gcm = { name: 'AES-GCM', iv, additionalData: utf8(`skm1|${unit}|${id}`) };
  return new TextDecoder().decode(await crypto.subtle.decrypt(gcm, aes, sealed));
}
