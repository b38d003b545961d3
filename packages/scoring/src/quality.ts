import { Rational } from './rational.ts';

/** How many respondents gave exactly these answers. `answers` holds an option value or null per item, in item order. */
export interface AnswerVector {
  readonly answers: readonly (number | null)[];
  readonly count: number;
}

/** A number of respondents and what part of all of them it is. */
export interface Share {
  readonly count: number;
  /** 0–1, `null` with no respondents. */
  readonly share: Rational | null;
}

/** What is published beside an index so that a reader can judge it. These are flags: nobody is dropped for them. */
export interface Quality {
  /** Those who answered at least `fewest` items; the others can be like one another by chance. */
  readonly respondents: number;
  /** The same value to every item answered. */
  readonly straightLined: Share;
  /** Answers that at least one other respondent gave too, item for item. */
  readonly identical: Share;
  /** The size of the largest such group, 0 where there is none. */
  readonly largestGroup: number;
  readonly fewest: number;
}

/**
 * Counts how often each whole set of answers occurs. Memory grows with the number of different sets, not with that of
 * respondents; like a tally of values it can be stored and merged.
 */
export class AnswerVectors {
  readonly items: readonly string[];
  readonly #counts = new Map<string, number>();

  /** @param items the item keys that count, in the order of every vector. */
  constructor(items: readonly string[]) {
    this.items = items;
  }

  /** Counts the answers of one respondent, or of `count` alike. An absent key is not answered; other keys are ignored. */
  add(answers: Readonly<Record<string, number | null>>, count = 1): void {
    const vector = JSON.stringify(this.items.map((item) => answers[item] ?? null));
    this.#counts.set(vector, (this.#counts.get(vector) ?? 0) + count);
  }

  /** The counts of both. @throws RangeError where the items differ: their vectors cannot be compared. */
  merge(other: AnswerVectors): AnswerVectors {
    if (JSON.stringify(this.items) !== JSON.stringify(other.items)) {
      throw new RangeError('Answer vectors of different items');
    }
    const merged = new AnswerVectors(this.items);
    for (const { answers, count } of [...this.vectors(), ...other.vectors()]) {
      merged.add(
        Object.fromEntries(this.items.map((item, i) => [item, answers[i] ?? null])),
        count,
      );
    }
    return merged;
  }

  vectors(): AnswerVector[] {
    return [...this.#counts].map(([vector, count]) => ({
      answers: JSON.parse(vector) as (number | null)[],
      count,
    }));
  }
}

/** The shares of straight-lined and of identical answers among those who answered at least `fewest` items (default 5). */
export function qualityOf(vectors: Iterable<AnswerVector>, fewest = 5): Quality {
  const judged = [...vectors].filter(({ answers }) => given(answers).length >= fewest);
  const respondents = total(judged);
  const shared = judged.filter(({ count }) => count > 1);
  return {
    respondents,
    straightLined: shareOf(judged.filter(isStraight), respondents),
    identical: shareOf(shared, respondents),
    largestGroup: shared.reduce((most, { count }) => Math.max(most, count), 0),
    fewest,
  };
}

const given = (answers: readonly (number | null)[]): number[] =>
  answers.filter((value) => value !== null);

const isStraight = ({ answers }: AnswerVector): boolean => new Set(given(answers)).size === 1;

const total = (vectors: readonly AnswerVector[]): number =>
  vectors.reduce((sum, { count }) => sum + count, 0);

function shareOf(vectors: readonly AnswerVector[], respondents: number): Share {
  const count = total(vectors);
  return {
    count,
    share: respondents === 0 ? null : new Rational(BigInt(count), BigInt(respondents)),
  };
}
