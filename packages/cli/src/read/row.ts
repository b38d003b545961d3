/** Where something stands in a file, counted from 1. */
export interface Place {
  readonly line: number;
  /** In CSV the number of the cell in its row; in JSON the number of the character in its line. */
  readonly column: number;
}

/** The names of the columns, before any row. JSON has none: each of its rows brings its own names. */
export interface Header {
  readonly kind: 'header';
  readonly names: readonly string[];
  place(index: number): Place;
}

/** One respondent as the file has it. `texts[i]` stands under `names[i]`; null is JSON's null. */
export interface Row {
  readonly kind: 'row';
  readonly names: readonly string[];
  readonly texts: readonly (string | null)[];
  place(index: number): Place;
}

/** Something that cannot be read as rows. After one that breaks the form of the file no row follows. */
export interface Fault {
  readonly kind: 'fault';
  /** Null where it concerns the file as a whole. */
  readonly place: Place | null;
  readonly message: string;
}

export type Read = Header | Row | Fault;

export const fault = (place: Place | null, message: string): Fault => ({
  kind: 'fault',
  place,
  message,
});

/** The largest row that is read, in characters: an unclosed quote must not draw the whole file into memory. */
export const longestRow = 1_000_000;

/** A text of the file, safe and short enough to print: control characters are escaped. */
export function quoted(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return JSON.stringify(shown).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
