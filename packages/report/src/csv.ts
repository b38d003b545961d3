import { Rational } from '@skm-survey/scoring';

/** What a cell can hold. `null` is an empty cell: not answered. */
export type Cell = string | number | Rational | null;

export interface CsvOptions {
  /** Sign before the decimals, default '.'; Indonesian spreadsheets read ','. */
  readonly decimal?: '.' | ',';
  /** Default ',' with a decimal point, ';' with a decimal comma. */
  readonly separator?: ',' | ';';
}

/** A figure that does not end is rounded to this many decimals: no index moves by a hundredth for it. */
const mostDecimals = 12;

/** What a spreadsheet takes for the start of a formula, full-width forms included (OWASP, "CSV Injection"). */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/;

/** One record of RFC 4180 with its CRLF. Text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvLine(cells: readonly Cell[], options: CsvOptions = {}): string {
  const { decimal = '.' } = options;
  const { separator = decimal === ',' ? ';' : ',' } = options;
  return `${cells.map((cell) => quoted(written(cell, decimal), separator)).join(separator)}\r\n`;
}

/**
 * Rows as CSV for machines: a header with `columns`, then a record a row with the cells of those columns in that order.
 * A column that a row does not have is an empty cell. `@skm-survey/cli` reads it back.
 */
export function rowsToCsv(
  rows: Iterable<Readonly<Record<string, Cell | undefined>>>,
  columns: readonly string[],
  options: CsvOptions = {},
): string {
  let csv = csvLine(columns, options);
  for (const row of rows) {
    csv += csvLine(
      columns.map((column) => (Object.hasOwn(row, column) ? (row[column] ?? null) : null)),
      options,
    );
  }
  return csv;
}

function written(cell: Cell, decimal: '.' | ','): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return startsFormula.test(cell) ? `'${cell}` : cell;
  const figure = typeof cell === 'number' ? String(cell) : cell.toDecimal(mostDecimals);
  return figure.replace('.', decimal);
}

function quoted(text: string, separator: string): string {
  const needsQuotes = /["\r\n]/.test(text) || text.includes(separator);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
