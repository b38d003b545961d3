import * as z from 'zod/mini';
import { Day, Slug } from './answer.ts';
import { decimalsPattern, weights } from './pattern.ts';

const Decimals = z.pipe(
  z.string().check(z.regex(decimalsPattern)),
  z.transform((text) => Number(text)),
);

/** Query parameters of `GET /v1/units/{unit}/results`, as text in, as values out. */
export const ResultsQuery = z.object({
  /** First day of the period, inclusive. */
  from: z.optional(Day),
  /** Last day of the period, inclusive. */
  to: z.optional(Day),
  service: z.optional(Slug),
  /** Printed weight of an unsur; default `exact` (1/N). */
  weight: z.optional(z.enum(weights)),
  /** Round the NRR of an unsur to so many decimals first. */
  'round-nrr': z.optional(Decimals),
  /** Round the weighted NRR of an unsur to so many decimals before summing. */
  'round-weighted': z.optional(Decimals),
});
export type ResultsQuery = z.infer<typeof ResultsQuery>;

/** A whole number from 1, as text in a query. */
const Positive = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,5}$/)),
  z.transform((text) => Number(text)),
);

/** Query parameters of `GET /v1/units/{unit}/completeness`. */
export const CompletenessQuery = z.object({
  /** `next` of the reply before. */
  after: z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
  /** Streams of one reply, at most `limits.streams`, which is also what a larger number gets; default 100. */
  limit: z.optional(Positive),
  /**
   * `open` (default): the streams with missing or lost numbers or clones, and those of named devices that have not ended. `all`: every one,
   * also the many that ended with all that they announced.
   */
  streams: z.optional(z.enum(['open', 'all'])),
  /** Minutes of silence after which a named device is called silent; default 60. */
  'silent-after': z.optional(Positive),
});
export type CompletenessQuery = z.infer<typeof CompletenessQuery>;

/** Query parameters of `GET /v1/questionnaires/{id}`. */
export const QuestionnaireQuery = z.object({
  /** Default: the newest that the collector knows. */
  revision: z.optional(z.string()),
});
export type QuestionnaireQuery = z.infer<typeof QuestionnaireQuery>;
