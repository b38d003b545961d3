import type { Fault, Place } from '../read/row.ts';

/** So many are listed; the rest are counted. A wrong column in a million rows must not fill a disk, nor the memory. */
const mostListed = 100;

/** Everything that is wrong with a file. */
export class Faults {
  readonly #listed: string[] = [];
  readonly #file: string;
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  get count(): number {
    return this.#count;
  }

  add({ place, message }: Pick<Fault, 'place' | 'message'>): void {
    this.#count += 1;
    if (this.#listed.length < mostListed) this.#listed.push(line(this.#file, place, message));
  }

  /** One line a fault, `file:line:column: what`, and a last line that says that nothing was computed. */
  report(): string {
    const more = this.#count - this.#listed.length;
    return [
      ...this.#listed,
      ...(more === 0 ? [] : [`${this.#file}: dan ${more} lagi`]),
      `${this.#file}: ${this.#count} kesalahan; indeks tidak dihitung.`,
      '',
    ].join('\n');
  }
}

const line = (file: string, place: Place | null, message: string): string =>
  place === null ? `${file}: ${message}` : `${file}:${place.line}:${place.column}: ${message}`;
