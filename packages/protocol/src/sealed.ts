/**
 * How a body is sealed to the collector's key: HPKE, RFC 9180, base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
 * The body of a sealed item is the base64 (RFC 4648 section 4, padded) of `enc ‖ ciphertext`; its `sha256` is over that base64 text, as
 * for every body, and its `enc` names key and algorithm. Sealed once, on the device, before it is saved: sealing anew gives other bytes,
 * which only a collector that can open both knows to be the same answer.
 */
export const sealing = {
  /** `alg` of a sealed item. */
  alg: 'HPKE-P256-A256GCM',
  /** HPKE's `info`, as UTF-8. */
  info: 'skm-survey answer v1',
  /** Bytes of the encapsulated key `enc`: an uncompressed point of P-256 (RFC 9180 section 7.1). */
  encBytes: 65,
  /** Bytes of the tag at the end of the ciphertext. */
  tagBytes: 16,
} as const;

/** HPKE's `info` as bytes. */
export const sealingInfo = (): Uint8Array<ArrayBuffer> => new TextEncoder().encode(sealing.info);

/** HPKE's additional data: ties a sealed body to its unit and id, so that nobody can hang it under another answer. */
export const sealingAad = (unit: string, id: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`skm1|${unit}|${id}`);
