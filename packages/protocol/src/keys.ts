import * as z from 'zod/mini';
import { Slug } from './answer.ts';

const Base64Url = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/));

/** A public key of the collector as JWK (RFC 7517). A reader passes over a `use` that it does not know. */
export const PublicKey = z.object({
  kid: Slug,
  /** `seal`: answers are sealed to it (P-256, `alg` of `sealing`). `sig`: it signs receipts (Ed25519, RFC 8037, `EdDSA`). */
  use: z.string(),
  kty: z.string(),
  crv: z.string(),
  alg: z.string(),
  x: Base64Url,
  y: z.optional(Base64Url),
});
export type PublicKey = z.infer<typeof PublicKey>;

/**
 * The reply of `GET /v1/keys`: a JWK set. Of `seal` only keys that new answers may be sealed to, the newest first; of `sig` all that ever
 * signed. Empty where the collector has none.
 */
export const KeyList = z.object({ v: z.literal(1), keys: z.array(PublicKey) });
export type KeyList = z.infer<typeof KeyList>;
