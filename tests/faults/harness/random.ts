/** A seeded generator (mulberry32): the same seed gives the same faults at the same places. */
export class Random {
  #state: number;
  readonly seed: string;

  constructor(seed: string) {
    this.seed = seed;
    this.#state = fnv1a(seed);
  }

  /** 0 ≤ x < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number between `from` and `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const chosen = list[this.int(0, list.length - 1)];
    if (chosen === undefined) throw new Error('Random.pick: the list is empty');
    return chosen;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A generator of its own, so that one case does not shift the dice of the next. */
  fork(label: string): Random {
    return new Random(`${this.seed}/${label}`);
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
