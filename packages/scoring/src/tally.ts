import { Rational } from './rational.ts';
import type { Values } from './unsur-values.ts';

/** So many respondents gave this value to this unsur (or item). One row of a database, or of JSON. */
export interface TallyCell {
  readonly key: string;
  /** The exact value as `Rational.toString` writes it: "3", "7/2". */
  readonly value: string;
  readonly count: number;
}

/** A tally as plain JSON. */
export interface TallyJson {
  readonly keys: readonly string[];
  readonly respondents: number;
  readonly cells: readonly TallyCell[];
}

/**
 * How often each unsur (or item) was given each value. It says as much as the rows do for every index here, in memory
 * that does not grow with the number of respondents, and two of them can be merged.
 */
export class Tally {
  #respondents = 0;
  /** key → value as text → count; insertion order of the keys is the order of every result. */
  readonly #counts: ReadonlyMap<string, Map<string, number>>;

  /** @param keys every key that may be counted, in the order in which results list them. */
  constructor(keys: readonly string[]) {
    this.#counts = new Map(keys.map((key) => [key, new Map<string, number>()]));
  }

  /** @throws SyntaxError or RangeError for a cell that no tally has written. */
  static fromJson(json: TallyJson): Tally {
    const tally = new Tally(json.keys);
    tally.#respondents = json.respondents;
    for (const { key, value, count } of json.cells) {
      tally.#count(key, Rational.parse(value).toString(), count);
    }
    return tally;
  }

  get keys(): readonly string[] {
    return [...this.#counts.keys()];
  }

  /** Those who answered at least one of the keys. */
  get respondents(): number {
    return this.#respondents;
  }

  /**
   * Counts one respondent. One who answered none of the keys is not a respondent of this index and changes nothing.
   *
   * @throws RangeError for a value under a key that the tally does not have: it would be lost silently.
   */
  add(values: Values): void {
    let answered = false;
    for (const [key, value] of Object.entries(values)) {
      if (value === null) continue;
      this.#count(key, value.toString(), 1);
      answered = true;
    }
    if (answered) this.#respondents += 1;
  }

  /** The tally of both lots of respondents; neither of the two changes. */
  merge(other: Tally): Tally {
    return Tally.fromJson({
      keys: [...this.keys, ...other.keys],
      respondents: this.respondents + other.respondents,
      cells: [...this.cells(), ...other.cells()],
    });
  }

  /** The same respondents with every value multiplied, as from a scale of 6 to one of 4. */
  scaledBy(factor: Rational): Tally {
    const cells = this.cells().map(({ key, value, count }) => ({
      key,
      value: Rational.parse(value).times(factor).toString(),
      count,
    }));
    return Tally.fromJson({ keys: this.keys, respondents: this.respondents, cells });
  }

  /** How many answered this key. */
  answered(key: string): number {
    return this.#of(key).reduce((total, [, count]) => total + count, 0);
  }

  /** Σ of the values given to this key. */
  sum(key: string): Rational {
    return Rational.sum(
      this.#of(key).map(([value, count]) => Rational.parse(value).times(Rational.of(count))),
    );
  }

  /** Every value that occurs with its count, in the order of the keys and then of the values. */
  cells(): TallyCell[] {
    return this.keys.flatMap((key) =>
      this.#of(key)
        .map(([value, count]) => ({ key, value, count }))
        .sort((a, b) => Rational.parse(a.value).compare(Rational.parse(b.value))),
    );
  }

  toJSON(): TallyJson {
    return { keys: this.keys, respondents: this.respondents, cells: this.cells() };
  }

  #of(key: string): [string, number][] {
    return [...(this.#counts.get(key) ?? [])];
  }

  #count(key: string, value: string, count: number): void {
    const counts = this.#counts.get(key);
    if (counts === undefined) throw new RangeError(`The tally does not count "${key}"`);
    counts.set(value, (counts.get(value) ?? 0) + count);
  }
}

/** The tally of some rows, one a respondent. */
export function tallyOf(keys: readonly string[], rows: Iterable<Values>): Tally {
  const tally = new Tally(keys);
  for (const row of rows) tally.add(row);
  return tally;
}
