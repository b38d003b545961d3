import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { sealing, sealingAad, sealingInfo, type PublicKey } from '@skm-survey/protocol';
import { publicPart, type PrivateKey } from './private-key.ts';

/** Where private keys come from. Asked anew when a key is missing, so that a new one, or one that came back, needs no restart. */
export type KeySource = () => Promise<readonly PrivateKey[]>;

/** A sealed body and what it is bound to. */
export interface SealedBody {
  readonly unit: string;
  readonly id: string;
  /** The key that the item names. */
  readonly kid: string;
  /** Base64 of `enc ‖ ciphertext`. */
  readonly body: string;
}

/** How opening ended. Only `unreadable` is final: a key may come back. */
export type Opened =
  | { readonly kind: 'opened'; readonly text: string }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'unreadable' };

/** The private keys of a collector, in use. Retired keys open what was sealed to them, for as long as they are kept. */
export class KeyRing {
  readonly #source: KeySource;
  readonly #suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  readonly #imported = new Map<string, Promise<CryptoKey>>();
  #keys: readonly PrivateKey[] = [];

  constructor(source: KeySource) {
    this.#source = source;
  }

  /** What `GET /v1/keys` tells. */
  async publicKeys(): Promise<PublicKey[]> {
    const keys = await this.#refresh();
    return keys
      .filter(({ use, retired }) => use === 'sig' || retired === undefined)
      .sort((a, b) => (a.created < b.created ? 1 : -1))
      .map(publicPart);
  }

  async open(sealed: SealedBody): Promise<Opened> {
    const fits = ({ use, kid }: PrivateKey): boolean => use === 'seal' && kid === sealed.kid;
    const key = this.#keys.find(fits) ?? (await this.#refresh()).find(fits);
    if (key === undefined) return { kind: 'no-key' };
    const text = await this.#openWith(key, sealed);
    return text === null ? { kind: 'unreadable' } : { kind: 'opened', text };
  }

  /** Every key that can open, retired ones too. */
  async sealingKids(): Promise<string[]> {
    const keys = await this.#refresh();
    return keys.filter(({ use }) => use === 'seal').map(({ kid }) => kid);
  }

  async #refresh(): Promise<PrivateKey[]> {
    this.#keys = await this.#source();
    return [...this.#keys];
  }

  async #openWith(key: PrivateKey, { unit, id, body }: SealedBody): Promise<string | null> {
    const recipientKey = await this.#import(key);
    try {
      const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
      const enc = bytes.slice(0, sealing.encBytes);
      const text = await this.#suite.open(
        { recipientKey, enc, info: sealingInfo() },
        bytes.slice(sealing.encBytes),
        sealingAad(unit, id),
      );
      return new TextDecoder('utf-8', { fatal: true }).decode(text);
    } catch {
      // Not base64, no point of the curve, another key, unit, id or text: one as unreadable as the other.
      return null;
    }
  }

  /** @throws where the file of a key holds no key: ours to mend, and no reason to reject anybody's answer. */
  #import({ kid, kty, crv, x, y = '', d }: PrivateKey): Promise<CryptoKey> {
    const known = this.#imported.get(kid);
    if (known !== undefined) return known;
    const key = this.#suite.kem.importKey('jwk', { kty, crv, x, y, d }, false);
    this.#imported.set(kid, key);
    key.catch(() => this.#imported.delete(kid));
    return key;
  }
}

/** A ring without keys: sealed answers are held. */
export const emptyRing = (): KeyRing => new KeyRing(() => Promise.resolve([]));
