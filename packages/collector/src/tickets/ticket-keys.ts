import { TicketClaims, type TicketProblem } from '@skm-survey/protocol';
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet } from 'jose';
import { sha256 } from '../digest.ts';

/**
 * Where the public keys come from by which tickets of a unit are checked; null for none. Asked at every ticket, so that a new key needs no restart: give the
 * same object while nothing has changed.
 */
export type TicketKeySource = (unit: string) => Promise<JSONWebKeySet | null>;

/** What a ticket proves. `once` stands for its one-time id, the same for every ticket of that issuer with that id. */
export type TicketVerdict =
  | { readonly kind: 'verified'; readonly once: string }
  | { readonly kind: 'unverified'; readonly problem: TicketProblem };

/** The answer that a ticket came with. */
export interface Ticketed {
  readonly unit: string;
  readonly answer: { readonly [K in 'service' | 'counter' | 'officer']?: string | undefined };
  /** When it was given, as far as is known: an offline device delivers weeks later. */
  readonly givenAt: Date;
}

/** `Ed25519` is the newer name of what `EdDSA` means on that curve (RFC 9864). */
const algorithms = ['EdDSA', 'Ed25519', 'ES256'];

/** Seconds by which the clocks of a queue machine and a kiosk may differ. */
const clockTolerance = 300;

/** Checks tickets. It judges each by itself; that none is used twice is for the store. */
export class TicketKeys {
  readonly #source: TicketKeySource;
  readonly #sets = new WeakMap<JSONWebKeySet, ReturnType<typeof createLocalJWKSet>>();

  constructor(source: TicketKeySource) {
    this.#source = source;
  }

  /** @throws where the keys cannot be read: ours to mend, and no reason to doubt anybody's ticket. */
  async check(ticket: string, about: Ticketed): Promise<TicketVerdict> {
    const keys = await this.#source(about.unit);
    if (keys === null) return no('unknown-key');
    try {
      const options = { algorithms, clockTolerance, currentDate: about.givenAt };
      const { payload } = await jwtVerify(ticket, this.#setOf(keys), options);
      const claims = TicketClaims.safeParse(payload);
      return claims.success ? await verdictOn(claims.data, about) : no('unreadable');
    } catch (error) {
      return no(problemOf(error));
    }
  }

  #setOf(keys: JSONWebKeySet): ReturnType<typeof createLocalJWKSet> {
    const known = this.#sets.get(keys) ?? createLocalJWKSet(keys);
    this.#sets.set(keys, known);
    return known;
  }
}

/** No unit has keys: every ticket stays unverified. */
export const noTicketKeys = (): TicketKeys => new TicketKeys(() => Promise.resolve(null));

const no = (problem: TicketProblem): TicketVerdict => ({ kind: 'unverified', problem });

async function verdictOn(
  { sub, jti, iss = '', ...visit }: TicketClaims,
  { unit, answer }: Ticketed,
): Promise<TicketVerdict> {
  if (sub !== unit) return no('other-unit');
  const differs = (['service', 'counter', 'officer'] as const).some(
    (part) =>
      visit[part] !== undefined && answer[part] !== undefined && visit[part] !== answer[part],
  );
  if (differs) return no('other-visit');
  return { kind: 'verified', once: await sha256(JSON.stringify([iss, jti])) };
}

/** @throws what is no fault of a ticket. */
function problemOf(error: unknown): TicketProblem {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'nbf' && error.reason === 'check_failed' ? 'too-early' : 'unreadable';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad-signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown-key';
  // Several keys and a ticket that does not say which: give keys and tickets a `kid`.
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'unknown-key';
  if (error instanceof errors.JOSEError) return 'unreadable';
  throw error;
}
