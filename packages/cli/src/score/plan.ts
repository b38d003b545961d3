import { unsurKeys, type UnsurKey } from '@skm-survey/questionnaire';
import { type Header, quoted, type Row } from '../read/row.ts';
import { type Column, columnOf, type Layout } from './columns.ts';
import type { Faults } from './faults.ts';

/** Names beyond this are ignored without being remembered: rows of JSON may each bring new ones. */
const mostRemembered = 1000;

/** The columns of a file as they turn up: all at once in CSV, row by row in JSON. One that cannot count is a fault, once. */
export class Plan {
  readonly #layout: Layout;
  readonly #faults: Faults;
  readonly #columns = new Map<string, Column>();
  /** What is counted → the name of the column that brings it. */
  readonly #sources = new Map<string, string>();
  /** What is wrong with nine columns alike is said of the first. */
  readonly #said = new Set<string>();

  constructor(layout: Layout, faults: Faults) {
    this.#layout = layout;
    this.#faults = faults;
  }

  /** Unsur that there is a column for, in the order of the list of unsur. */
  get unsur(): UnsurKey[] {
    return unsurKeys.filter(
      (unsur) => this.#sources.has(`unsur ${unsur}`) || this.#sources.has(`items ${unsur}`),
    );
  }

  /** The names of columns that do not count. */
  get ignored(): string[] {
    return [...this.#columns].filter(([, { kind }]) => kind === 'other').map(([name]) => name);
  }

  /** Whether any column was meant to count, rightly or wrongly. */
  get counts(): boolean {
    return [...this.#columns.values()].some(({ kind }) => kind !== 'other');
  }

  /** A header names each column once; a row may name those that it has again. */
  header(header: Header): void {
    for (const [index, name] of header.names.entries()) {
      const earlier = this.#columns.get(name);
      if (earlier === undefined || earlier.kind === 'other') this.columnAt(header, index);
      else
        this.#faults.add({
          place: header.place(index),
          message: `kolom ${quoted(name)} ada dua kali`,
        });
    }
  }

  columnAt(source: Header | Row, index: number): Column {
    const name = source.names[index] ?? '';
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    const column = this.#admitted(name);
    if (column.kind === 'refused' && !this.#said.has(column.message)) {
      this.#said.add(column.message);
      const message = `kolom ${quoted(name)}: ${column.message}`;
      this.#faults.add({ place: source.place(index), message });
    }
    if (column.kind !== 'other' || this.#columns.size < mostRemembered)
      this.#columns.set(name, column);
    return column;
  }

  /** The column, unless another one brings the same already. */
  #admitted(name: string): Column {
    const column = columnOf(name, this.#layout);
    const { brings, clashes } = claims(column);
    const taken = clashes.find((claim) => this.#sources.has(claim));
    if (taken !== undefined) {
      const earlier = quoted(this.#sources.get(taken) ?? '');
      return { kind: 'refused', message: `isinya sudah ada di kolom ${earlier}` };
    }
    for (const claim of brings) this.#sources.set(claim, name);
    return column;
  }
}

/** An unsur comes from one column of its own or from columns of its items, never from both. */
function claims(column: Column): { brings: string[]; clashes: string[] } {
  switch (column.kind) {
    case 'unsur': {
      const own = `unsur ${column.unsur}`;
      return { brings: [own], clashes: [own, `items ${column.unsur}`] };
    }
    case 'item': {
      const item = `item ${column.item}`;
      return { brings: [item, `items ${column.unsur}`], clashes: [item, `unsur ${column.unsur}`] };
    }
    case 'aspect':
      return { brings: [`item ${column.item}`], clashes: [`item ${column.item}`] };
    default:
      return { brings: [], clashes: [] };
  }
}
