import { type Fault, fault, longestRow, type Place } from './row.ts';

/** The text of one element of the array, or of one object of newline-delimited JSON, and where it begins. */
export interface Element {
  readonly kind: 'element';
  readonly text: string;
  readonly place: Place;
}

/** What may come next, outside of an element. */
type Expectation = 'start' | 'first' | 'element' | 'separator' | 'end';

/**
 * Cuts JSON into its elements as it streams past, without holding more than one: an array of objects, or objects one
 * after the other (NDJSON). It looks at brackets and strings only; the text of an element is for `JSON.parse` to judge.
 */
export class JsonElements {
  #expects: Expectation = 'start';
  #inArray = false;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #text = '';
  #start: Place = { line: 1, column: 1 };
  #line = 1;
  #column = 0;

  /** The elements that end in this chunk. After a fault nothing more must be pushed. */
  *push(chunk: string): Generator<Element | Fault> {
    let from = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const character = chunk.charAt(i);
      this.#advance(character);
      if (this.#depth > 0) {
        this.#inside(character);
        if (this.#depth > 0) continue;
        yield this.#element(this.#text + chunk.slice(from, i + 1));
      } else if (character === '{' && this.#mayBegin()) {
        from = i;
        this.#depth = 1;
        this.#text = '';
        this.#start = { line: this.#line, column: this.#column };
      } else {
        const problem = this.#between(character);
        if (problem !== null) {
          yield problem;
          return;
        }
      }
    }
    if (this.#depth > 0) this.#text += chunk.slice(from);
    if (this.#text.length > longestRow) yield fault(this.#start, 'objek JSON terlalu panjang');
  }

  /** What is missing once there is no more. */
  end(): Fault | null {
    if (this.#depth > 0) return fault(this.#start, 'objek JSON tidak ditutup');
    const place = { line: this.#line, column: this.#column + 1 };
    if (this.#inArray && this.#expects !== 'end')
      return fault(place, 'larik JSON tidak ditutup: "]" tidak ada');
    return null;
  }

  #advance(character: string): void {
    if (character === '\n') {
      this.#line += 1;
      this.#column = 0;
    } else this.#column += 1;
  }

  #inside(character: string): void {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (character === '\\') this.#escaped = true;
      else if (character === '"') this.#inString = false;
    } else if (character === '"') this.#inString = true;
    else if (character === '{' || character === '[') this.#depth += 1;
    else if (character === '}' || character === ']') this.#depth -= 1;
  }

  #element(text: string): Element {
    this.#expects = 'separator';
    this.#text = '';
    return { kind: 'element', text, place: this.#start };
  }

  #mayBegin(): boolean {
    return this.#expects !== 'end' && (this.#expects !== 'separator' || !this.#inArray);
  }

  #between(character: string): Fault | null {
    if (/\s/.test(character)) return null;
    if (character === '[' && this.#expects === 'start') {
      this.#inArray = true;
      this.#expects = 'first';
      return null;
    }
    if (this.#inArray && character === ',' && this.#expects === 'separator') {
      this.#expects = 'element';
      return null;
    }
    if (this.#inArray && character === ']' && /first|separator/.test(this.#expects)) {
      this.#expects = 'end';
      return null;
    }
    const place = { line: this.#line, column: this.#column };
    const form = this.#inArray ? 'larik berisi objek' : 'objek';
    return fault(
      place,
      `${JSON.stringify(character)} tidak pada tempatnya: JSON harus ${form}; pembacaan berhenti di sini`,
    );
  }
}
