import * as z from 'zod/mini';
import { Slug } from './answer.ts';

/**
 * What a one-time ticket says: the claims of a JWT (RFC 7519) that a queue system signs, `EdDSA` (`Ed25519`) or `ES256`, in compact form. Claims that are
 * not named here are left alone.
 */
export const TicketClaims = z.object({
  /** The unit that served the visitor. */
  sub: Slug,
  /**
   * The one-time id, unlike any other of the same `iss`, for ever. At least 16 characters: a queue number such as "A-017" comes again the next day, and its
   * second visitor would be taken for a second use.
   */
  jti: z.string().check(z.regex(/^[!-~]{16,128}$/)),
  iss: z.optional(z.string()),
  /** Seconds since 1970. Held against the time at which the answer was given, not that at which it came. */
  exp: z.optional(z.number()),
  nbf: z.optional(z.number()),
  /** What the visit was. Where the answer names it too, it must be the same. */
  service: z.optional(Slug),
  counter: z.optional(Slug),
  officer: z.optional(Slug),
});
export type TicketClaims = z.infer<typeof TicketClaims>;

/** Why a ticket proves nothing. Its answer counts all the same, as one that is not verified. */
export const ticketProblems = {
  unreadable: 'It is no signed ticket, or what it has to say is missing.',
  'unknown-key': 'None of the keys of this unit signed it.',
  'bad-signature': 'It was altered, or another key signed it.',
  expired: 'It was not valid any more when the answer was given.',
  'too-early': 'It was not valid yet when the answer was given.',
  'other-unit': 'It is a ticket of another unit.',
  'other-visit': 'It names another service, counter or officer than the answer.',
} as const;
export type TicketProblem = keyof typeof ticketProblems;
