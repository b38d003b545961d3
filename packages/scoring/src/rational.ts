const abs = (n: bigint): bigint => (n < 0n ? -n : n);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** `n / d` rounded towards minus infinity; bigint division rounds towards zero. Needs d > 0. */
const floorDivide = (n: bigint, d: bigint): bigint => {
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
};

/**
 * An exact fraction, always in lowest terms with a positive denominator, and never changed.
 * A published index hangs on the last digit (88.305 is class B or A by one rounding), so no figure of this package
 * passes through a floating-point number.
 */
export class Rational {
  static readonly zero: Rational = new Rational(0n);

  readonly numerator: bigint;
  readonly denominator: bigint;

  /** @throws RangeError for a denominator of zero. */
  constructor(numerator: bigint, denominator = 1n) {
    if (denominator === 0n) throw new RangeError('A fraction with a denominator of zero');
    const divisor = gcd(abs(numerator), abs(denominator)) * (denominator < 0n ? -1n : 1n);
    this.numerator = numerator / divisor;
    this.denominator = denominator / divisor;
  }

  /** A whole number. @throws RangeError for one that is not whole. */
  static of(integer: number): Rational {
    return new Rational(BigInt(integer));
  }

  /**
   * A plain decimal with a point or a comma: "3", "3.5", "3,5", "-0.25". No exponent, no thousands separator, no
   * surrounding space. `null` for anything else.
   */
  static parseDecimal(text: string): Rational | null {
    if (!/^-?\d+(?:[.,]\d+)?$/.test(text)) return null;
    const separator = text.search(/[.,]/);
    const decimals = separator === -1 ? 0 : text.length - separator - 1;
    return new Rational(BigInt(text.replace(/[.,]/, '')), 10n ** BigInt(decimals));
  }

  /** What `toString` wrote: "3" or "7/2". @throws SyntaxError for anything else. */
  static parse(text: string): Rational {
    if (!/^-?\d+(?:\/[1-9]\d*)?$/.test(text)) throw new SyntaxError(`Not a fraction: "${text}"`);
    const slash = text.indexOf('/');
    if (slash === -1) return new Rational(BigInt(text));
    return new Rational(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)));
  }

  static sum(values: Iterable<Rational>): Rational {
    let total = Rational.zero;
    for (const value of values) total = total.plus(value);
    return total;
  }

  plus(other: Rational): Rational {
    return new Rational(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Rational): Rational {
    return this.plus(new Rational(-other.numerator, other.denominator));
  }

  times(other: Rational): Rational {
    return new Rational(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @throws RangeError on division by zero. */
  dividedBy(other: Rational): Rational {
    return new Rational(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** Negative, zero or positive as this is less than, equal to or greater than the other: for `sort`. */
  compare(other: Rational): -1 | 0 | 1 {
    const difference = this.minus(other).numerator;
    if (difference < 0n) return -1;
    return difference > 0n ? 1 : 0;
  }

  equals(other: Rational): boolean {
    return this.compare(other) === 0;
  }

  /** Rounded half-up (a tie goes towards plus infinity) to so many decimals. */
  roundTo(decimals: number): Rational {
    return new Rational(this.#scaled(decimals), 10n ** BigInt(decimals));
  }

  /** Rounded half-up and written with exactly so many decimals, with a point: "88.31", "-0.50". */
  toFixed(decimals: number): string {
    const scaled = this.#scaled(decimals);
    const digits = abs(scaled)
      .toString()
      .padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const fraction = digits.slice(digits.length - decimals);
    return (scaled < 0n ? '-' : '') + (decimals === 0 ? whole : `${whole}.${fraction}`);
  }

  /** As few decimals as show it exactly, rounded half-up where that would take more than `most`: "31.5", "105". */
  toDecimal(most: number): string {
    const fixed = this.toFixed(most);
    return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  }

  /** The exact fraction as text, "3" or "7/2"; equal fractions have equal texts, and `parse` reads it back. */
  toString(): string {
    return this.denominator === 1n
      ? this.numerator.toString()
      : `${this.numerator.toString()}/${this.denominator.toString()}`;
  }

  /** Half-up at this many decimals, in units of the last one: floor(x·10^k + 1/2). */
  #scaled(decimals: number): bigint {
    const shifted = 2n * this.numerator * 10n ** BigInt(decimals) + this.denominator;
    return floorDivide(shifted, 2n * this.denominator);
  }
}
