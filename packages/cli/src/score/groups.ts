import { unsurKeys } from '@skm-survey/questionnaire';
import { ikm, type Ikm, type IkmOptions } from '@skm-survey/scoring';
import { quoted, type Header, type Read, type Row } from '../read/row.ts';
import type { Layout } from './columns.ts';
import { Faults } from './faults.ts';
import { Sheet } from './sheet.ts';

/** The rows of one value of a column, and their index. */
export interface Group {
  /** Empty for rows that do not say. */
  readonly key: string;
  readonly ikm: Ikm;
}

/** Values of a column of which a recap is made; each is a tally of its own in memory. */
const most = 1000;

/** The rows of a file by the value of one column, such as `counter` or `officer`. What is wrong with a row is for the sheet of all rows to say. */
export class Groups {
  readonly column: string;
  readonly #layout: Layout;
  readonly #faults: Faults;
  readonly #sheets = new Map<string, Sheet>();
  #header: Header | null = null;
  #found = false;

  constructor(column: string, layout: Layout, faults: Faults) {
    this.column = column;
    this.#layout = layout;
    this.#faults = faults;
  }

  take(read: Read): void {
    if (read.kind === 'header') this.#header = read;
    if (read.kind === 'row') this.#sheetOf(read)?.take(read);
  }

  /** To be called after the last row. */
  end(): void {
    if (this.#found) return;
    const message = `tidak ada kolom ${quoted(this.column)} untuk --by`;
    this.#faults.add({ place: null, message });
  }

  /** In the order of the values, numbers by their size; those who do not say are the last. */
  results(options: IkmOptions): Group[] {
    const order = new Intl.Collator('id', { numeric: true });
    return [...this.#sheets]
      .sort(([a], [b]) => Number(a === '') - Number(b === '') || order.compare(a, b))
      .map(([key, sheet]) => ({ key, ikm: ikm(sheet.ikm, options) }));
  }

  #sheetOf(row: Row): Sheet | undefined {
    const at = row.names.findIndex((name) => name.toLowerCase() === this.column.toLowerCase());
    if (at >= 0) this.#found = true;
    const key = row.texts[at]?.trim() ?? '';
    const known = this.#sheets.get(key);
    if (known !== undefined) return known;
    if (this.#sheets.size === most) {
      const message = `kolom ${quoted(this.column)} punya lebih dari ${most} nilai`;
      this.#faults.add({ place: row.place(at), message });
      return undefined;
    }
    const sheet = new Sheet(this.#layout, new Faults(''));
    if (this.#header !== null) sheet.take(this.#header);
    this.#sheets.set(key, sheet);
    return sheet;
  }
}

/** The unsur with the lowest NRR of a group; several where they are equal. */
export function lowestOf({ unsur }: Ikm): string[] {
  const answered = unsur.filter(({ nrr }) => nrr !== null);
  const [first] = [...answered].sort((a, b) => (a.nrr && b.nrr ? a.nrr.compare(b.nrr) : 0));
  const nrr = first?.nrr;
  if (nrr === undefined || nrr === null) return [];
  const lowest = answered.filter((one) => one.nrr?.equals(nrr)).map(({ key }) => key);
  return unsurKeys.filter((key) => lowest.includes(key));
}
