import * as z from 'zod/mini';
import { Slug } from './answer.ts';
import { decimalPattern, weights } from './pattern.ts';

/** Decimal number as text, with a point, e.g. "81.25": exact to the digits shown. */
const Decimal = z.string().check(z.regex(decimalPattern));

export const Mutu = z.enum(['A', 'B', 'C', 'D']);

/** One unsur of the published index. `null` where nobody answered it. */
export const UnsurResult = z.object({
  key: z.string(),
  answered: z.int(),
  sum: Decimal,
  nrr: z.nullable(Decimal),
  weighted: z.nullable(Decimal),
  mutu: z.nullable(Mutu),
});

/** How an index was computed, ready to print. */
export const Computation = z.object({
  weight: z.enum(weights),
  rounding: z.union([
    z.object({ kind: z.literal('exact') }),
    z.object({ kind: z.literal('nrr'), decimals: z.int() }),
    z.object({ kind: z.literal('weighted'), decimals: z.int() }),
    z.object({ kind: z.literal('both'), nrr: z.int(), weighted: z.int() }),
  ]),
  unsur: z.int(),
});

/** The IKM over one period. `value` is null with no respondents ("belum ada data"). */
export const IkmResult = z.object({
  value: z.nullable(Decimal),
  mutu: z.nullable(Mutu),
  kinerja: z.nullable(z.string()),
  respondents: z.int(),
  sum: Decimal,
  unsur: z.array(UnsurResult),
  /** The three lowest unsur, lowest first; more where the third place is shared. */
  priority: z.array(z.string()),
  /** Groups of equal NRR among `priority`. */
  ties: z.optional(z.array(z.array(z.string()))),
  computation: Computation,
});
export type IkmResult = z.infer<typeof IkmResult>;

/** IPAK or IPKP on a scale of 4. */
export const FourScaleResult = z.object({
  value: z.nullable(Decimal),
  respondents: z.int(),
  /** From which items, on which scales. */
  computation: z.object({
    index: z.enum(['ipak', 'ipkp']),
    scales: z.array(z.literal([4, 6, 10])),
    items: z.int(),
  }),
});

/** How many answers were verified by a one-time ticket of the queue system: what nobody can add to by filling in the form again. */
export const Verification = z.object({
  verified: z.int(),
  /** All answers that count, with a ticket or without. */
  of: z.int(),
  /** 100 · verified ÷ of, half-up to two decimals; null where there are no answers. */
  share: z.nullable(Decimal),
  /** Answers whose ticket proves nothing, by `TicketProblem`. They count as any without a ticket does. */
  unverified: z.record(z.string(), z.int()),
});
export type Verification = z.infer<typeof Verification>;

/** The reply of `GET /v1/units/{unit}/results`. */
export const Results = z.object({
  v: z.literal(1),
  unit: Slug,
  service: z.nullable(Slug),
  period: z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()) }),
  questionnaires: z.array(z.object({ id: z.string(), revision: z.string(), respondents: z.int() })),
  ikm: IkmResult,
  ipak: z.nullable(FourScaleResult),
  ipkp: z.nullable(FourScaleResult),
  /** Absent from a collector that knows no tickets. */
  verification: z.optional(Verification),
  generatedAt: z.string(),
});
export type Results = z.infer<typeof Results>;
