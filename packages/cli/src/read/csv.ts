import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { peek } from './peek.ts';
import { type Fault, fault, longestRow, type Place, type Read, type Row } from './row.ts';

/** A line that is not blank, to its end. */
const aLine = /\S[^\r\n]*[\r\n]/;

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: Info;
}

/**
 * The rows of CSV (RFC 4180): comma or semicolon, whichever the first line has more of; a byte order mark, quotes, and
 * CR, LF or CRLF. Blank lines are passed over. Never rejects for what the file holds.
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const { text, all } = await peek(
    bytes,
    (start) => start.length > longestRow || aLine.test(start),
  );
  const firstLine = /\S[^\r\n]*/.exec(text)?.[0] ?? '';
  const source = Readable.from(all, { objectMode: false });
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(firstLine),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  source.on('error', (error) => parser.destroy(error));
  const lines = new LineCounter();
  let names: readonly string[] | null = null;
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<CsvRecord>) {
      const place = lines.placeIn(record, info.lines);
      if (names === null) {
        names = record.map((name) => name.trim());
        yield { kind: 'header', names, place };
      } else yield rowOf(names, record, place);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield brokenForm(error, lines);
    return;
  }
  if (names === null) yield fault(null, 'berkas kosong: tidak ada kepala kolom');
}

type PlaceOf = (index: number) => Place;

/** A row with more or fewer cells than the header cannot be trusted: its values may stand under the wrong names. */
function rowOf(names: readonly string[], texts: readonly string[], place: PlaceOf): Row | Fault {
  const surplus = texts.findIndex((text, i) => i >= names.length && text.trim() !== '');
  if (surplus !== -1) {
    const message = `baris ini punya ${texts.length} sel, kepala kolom ${names.length} (koma desimal tanpa tanda kutip?)`;
    return fault(place(surplus), message);
  }
  if (texts.length < names.length) {
    const message = `baris ini hanya punya ${texts.length} sel, kepala kolom ${names.length}`;
    return fault(place(texts.length), message);
  }
  return { kind: 'row', names, texts, place };
}

/**
 * The lines of cells. csv-parse tells the line on which a record ends, and counts a CRLF inside quotes as two, for the
 * rest of the file: both are put right here.
 */
class LineCounter {
  #counted = 0;

  placeIn(record: readonly string[], linesSoFar: number): PlaceOf {
    for (const text of record) {
      if (text.includes('\r\n')) this.#counted += occurrences(text, '\r\n');
    }
    const end = linesSoFar - this.#counted;
    return (index) => ({
      line: end - record.slice(index).reduce((total, text) => total + lineBreaks(text), 0),
      column: index + 1,
    });
  }

  correct(line: number): number {
    return line - this.#counted;
  }
}

const occurrences = (text: string, part: string): number => text.split(part).length - 1;
const lineBreaks = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;

const formMessages: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: 'tanda kutip di tengah sel yang tidak diawali tanda kutip',
  CSV_INVALID_CLOSING_QUOTE: 'setelah tanda kutip penutup masih ada teks',
  CSV_QUOTE_NOT_CLOSED: 'tanda kutip tidak ditutup',
  CSV_MAX_RECORD_SIZE: 'baris terlalu panjang (tanda kutip tidak ditutup?)',
};

function brokenForm(error: CsvError, lines: LineCounter): Fault {
  const { lines: line, index } = error as { lines?: number; index?: number };
  const place = { line: Math.max(1, lines.correct(line ?? 1)), column: (index ?? 0) + 1 };
  const message = formMessages[error.code] ?? error.message;
  return fault(place, `${message}; pembacaan berhenti di sini`);
}

/** Outside quotes, so that a comma in a name does not decide. Neither: a file of one column, where it does not matter. */
function delimiterOf(line: string): ',' | ';' {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  return occurrences(bare, ';') > occurrences(bare, ',') ? ';' : ',';
}
