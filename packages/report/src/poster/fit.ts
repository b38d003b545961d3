/** A text as it is set: its lines, and the size of the letters. */
export interface Fitted {
  readonly lines: readonly string[];
  readonly size: number;
}

/** The room for a text, in millimetres. */
export interface Room {
  readonly width: number;
  readonly lines: number;
  /** Sizes of letters: the largest that fits is taken. */
  readonly largest: number;
  readonly smallest: number;
}

/**
 * Widths in parts of the letter size, of bold letters of the widest of the fonts that are asked for (DejaVu Sans): what fits there fits in all of them. SVG breaks
 * no lines, and there is no font to measure here.
 */
function widthOf(letter: string): number {
  if (/[ .,:;'|!iIjl\p{M}]/u.test(letter)) return 0.4;
  if (/[mwMW@%]|\p{Extended_Pictographic}|\p{Script=Han}/u.test(letter)) return 1.1;
  return /[\p{Lu}&?=#_+~]/u.test(letter) ? 0.82 : 0.71;
}

const segmenter = new Intl.Segmenter('id');

/** Letters as they are written: one with its accents is one. */
const lettersOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

const lengthOf = (text: string): number =>
  lettersOf(text).reduce((sum, letter) => sum + widthOf(letter), 0);

/** Steps from the largest size to the smallest. */
const step = 0.25;

/** Sets a text as large as the first room allows that holds it. One that the last does not hold at its smallest size is cut, and shows it. */
export function fit(text: string, rooms: readonly [Room, ...Room[]]): Fitted {
  // After what an address is put together with, a line may end too.
  const words = text.trim().split(/(?<=\s)(?=\S)|(?<=[/?&])/u);
  for (const { width, lines: most, largest, smallest } of rooms) {
    for (let size = largest; size >= smallest; size -= step) {
      const { length } = wrapped(words, width / size);
      if (length <= most) return { lines: balanced(words, length, width / size), size };
    }
  }
  const { width, lines: most, smallest: size } = rooms.at(-1) ?? rooms[0];
  const lines = wrapped(words, width / size).slice(0, most);
  const last = lettersOf(lines.pop() ?? '')
    .slice(0, -1)
    .join('');
  return { lines: [...lines, `${last}…`], size };
}

/** As few lines as it takes; a word that is longer than a line goes on in the next. */
function wrapped(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.flatMap((one) => pieces(one, width))) {
    if (line !== '' && lengthOf((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}

/** The same number of lines, as even as they get: no line of one short word. */
function balanced(words: readonly string[], count: number, width: number): string[] {
  let best = wrapped(words, width);
  for (let narrower = width - 0.5; narrower > 0; narrower -= 0.5) {
    const lines = wrapped(words, narrower);
    if (lines.length > count || words.some((word) => lengthOf(word.trimEnd()) > narrower)) break;
    best = lines;
  }
  return best;
}

/** A word in pieces that fit a line. */
function pieces(word: string, width: number): string[] {
  if (lengthOf(word.trimEnd()) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  let length = 0;
  for (const letter of lettersOf(word)) {
    const wider = length + widthOf(letter);
    if (piece !== '' && wider > width) {
      found.push(piece);
      [piece, length] = [letter, widthOf(letter)];
    } else [piece, length] = [piece + letter, wider];
  }
  return [...found, piece];
}
