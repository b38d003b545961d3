import { decimalsOf, type IkmComputation, type Rounding } from './computation.ts';
import { type Grade, gradeOf, type Kinerja, type Mutu } from './grade.ts';
import { priorityOf } from './priority.ts';
import { Rational } from './rational.ts';
import type { Tally } from './tally.ts';
import { weightOf, type WeightMode } from './weight.ts';

/** One unsur of an index. `nrr` and what follows from it are `null` where nobody answered it. */
export interface UnsurScore {
  readonly key: string;
  /** How many answered it: the divisor of its NRR. */
  readonly answered: number;
  readonly sum: Rational;
  /** Nilai rata-rata, 1–4, as it enters the index: after the rounding that was asked for. */
  readonly nrr: Rational | null;
  /** NRR tertimbang, likewise. */
  readonly weighted: Rational | null;
  readonly mutu: Mutu | null;
  readonly kinerja: Kinerja | null;
}

/** An Indeks Kepuasan Masyarakat. Nobody answered: `value` and what follows from it are `null`, "belum ada data". */
export interface Ikm {
  readonly respondents: number;
  /** Σ of all values of all unsur. */
  readonly sum: Rational;
  /** 25–100, two decimals half-up, with a point: "81.25". */
  readonly value: string | null;
  /** The same before that last rounding. */
  readonly exact: Rational | null;
  readonly mutu: Mutu | null;
  readonly kinerja: Kinerja | null;
  /** In the order of the tally's keys. */
  readonly unsur: readonly UnsurScore[];
  /** The three lowest unsur, see `priorityOf`. */
  readonly priority: readonly string[];
  readonly ties: readonly (readonly string[])[];
  readonly computation: IkmComputation;
}

export interface IkmOptions {
  /** Default 'exact'. */
  readonly weight?: WeightMode;
  /** Default exact: nothing is rounded but the index itself. */
  readonly rounding?: Rounding;
}

const lowestValue = Rational.of(1);
const highestValue = Rational.of(4);
/** From the scale of 1–4 to that of 25–100. */
const conversion = Rational.of(25);

/**
 * The IKM of PermenPANRB 14/2017 from a tally whose keys are the unsur: NRR = Σ ÷ those who answered; weighted NRR =
 * NRR × weight; IKM = Σ weighted NRR × 25. An unsur that nobody answered is not counted in N.
 *
 * @throws RangeError for a value outside 1–4: a caller that let it in has no index.
 */
export function ikm(tally: Tally, options: IkmOptions = {}): Ikm {
  const { weight: mode = 'exact', rounding = { kind: 'exact' } } = options;
  assertValues(tally);
  const counted = tally.keys.filter((key) => tally.answered(key) > 0).length;
  const unsur = tally.keys.map((key) => scoreOf(tally, key, { mode, rounding, counted }));
  const exact = indexOf(unsur);
  const { keys: priority, ties } = priorityOf(unsur);
  return {
    respondents: tally.respondents,
    sum: Rational.sum(unsur.map(({ sum }) => sum)),
    value: exact?.toFixed(2) ?? null,
    exact,
    ...gradeOrNone(exact),
    unsur,
    priority,
    ties,
    computation: { weight: mode, rounding, unsur: counted },
  };
}

interface Rule {
  readonly mode: WeightMode;
  readonly rounding: Rounding;
  readonly counted: number;
}

function scoreOf(tally: Tally, key: string, rule: Rule): UnsurScore {
  const answered = tally.answered(key);
  const sum = tally.sum(key);
  if (answered === 0)
    return { key, answered, sum, nrr: null, weighted: null, ...gradeOrNone(null) };
  const decimals = decimalsOf(rule.rounding);
  const nrr = rounded(sum.dividedBy(Rational.of(answered)), decimals.nrr);
  const weighted = rounded(nrr.times(weightOf(rule.mode, rule.counted)), decimals.weighted);
  return { key, answered, sum, nrr, weighted, ...gradeOrNone(nrr.times(conversion)) };
}

function indexOf(unsur: readonly UnsurScore[]): Rational | null {
  const weighted = unsur.map((score) => score.weighted).filter((value) => value !== null);
  return weighted.length === 0 ? null : Rational.sum(weighted).times(conversion);
}

const rounded = (value: Rational, decimals: number | null): Rational =>
  decimals === null ? value : value.roundTo(decimals);

const gradeOrNone = (index: Rational | null): Grade | { mutu: null; kinerja: null } =>
  index === null ? { mutu: null, kinerja: null } : gradeOf(index);

function assertValues(tally: Tally): void {
  for (const { key, value } of tally.cells()) {
    const given = Rational.parse(value);
    if (given.compare(lowestValue) < 0 || given.compare(highestValue) > 0) {
      throw new RangeError(`"${key}" has the value ${value}, outside 1–4`);
    }
  }
}
