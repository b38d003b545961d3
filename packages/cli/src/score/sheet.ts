import { type Mapping, type UnsurKey, unsurKeys } from '@skm-survey/questionnaire';
import {
  type Rational,
  type Scale,
  type ScaledTally,
  Tally,
  unsurValues,
} from '@skm-survey/scoring';
import type { Read, Row } from '../read/row.ts';
import { type CellValue, itemCell, unsurCell } from './cell.ts';
import type { Column, Layout } from './columns.ts';
import type { Faults } from './faults.ts';
import { Plan } from './plan.ts';

/** The answers of one respondent, by where they count. */
interface Answers {
  readonly unsur: Record<string, Rational>;
  readonly items: Record<string, number>;
  readonly aspects: { readonly column: Aspect; readonly value: Rational }[];
}
type Aspect = Extract<Column, { kind: 'aspect' }>;

/** What has been counted of a file, and noticed on the way. Its size does not depend on the number of rows. */
export class Sheet {
  readonly #plan: Plan;
  readonly #faults: Faults;
  readonly #mapping: Mapping;
  readonly #ikm = new Tally(unsurKeys);
  readonly #aspects: Readonly<Record<'ipak' | 'ipkp', ReadonlyMap<Scale, Tally>>>;
  #silent = 0;
  #rows = 0;

  constructor(layout: Layout, faults: Faults) {
    this.#plan = new Plan(layout, faults);
    this.#faults = faults;
    this.#mapping = layout.mapping ?? { ikm: [], ipak: [], ipkp: [] };
    this.#aspects = { ipak: tallies(this.#mapping.ipak), ipkp: tallies(this.#mapping.ipkp) };
  }

  /** Rows without any answer that counts: they are no respondents. */
  get silent(): number {
    return this.#silent;
  }

  get ignoredColumns(): readonly string[] {
    return this.#plan.ignored;
  }

  get unsur(): readonly UnsurKey[] {
    return this.#plan.unsur;
  }

  /** The tally of the unsur that the file has. */
  get ikm(): Tally {
    const { respondents, cells } = this.#ikm.toJSON();
    return Tally.fromJson({ keys: this.unsur, respondents, cells });
  }

  /** The tallies of the items of an index that were answered, one a scale. */
  aspects(index: 'ipak' | 'ipkp'): ScaledTally[] {
    return [...this.#aspects[index]]
      .filter(([, tally]) => tally.respondents > 0)
      .map(([scale, tally]) => ({ scale, tally }));
  }

  take(read: Read): void {
    if (read.kind === 'fault') this.#faults.add(read);
    else if (read.kind === 'header') this.#plan.header(read);
    else this.#count(read);
  }

  /** To be called after the last row. */
  end(): void {
    if (this.#plan.counts || (this.#rows === 0 && this.#plan.ignored.length === 0)) return;
    const message =
      'tidak ada kolom yang dikenal: perlu nama unsur (persyaratan, prosedur, …), U1…U9 dengan --order, atau kunci butir dengan --questionnaire';
    this.#faults.add({ place: { line: 1, column: 1 }, message });
  }

  #count(row: Row): void {
    this.#rows += 1;
    const { unsur, items, aspects } = this.#answersOf(row);
    const averaged = Object.keys(items).length === 0 ? {} : unsurValues(items, this.#mapping.ikm);
    this.#ikm.add({ ...averaged, ...unsur });
    for (const index of ['ipak', 'ipkp'] as const) {
      for (const [scale, tally] of this.#aspects[index]) {
        const own = aspects.filter(
          ({ column }) => column.index === index && column.scale === scale,
        );
        tally.add(Object.fromEntries(own.map(({ column, value }) => [column.item, value])));
      }
    }
    if ([unsur, items, aspects].every((given) => Object.keys(given).length === 0))
      this.#silent += 1;
  }

  #answersOf(row: Row): Answers {
    const answers: Answers = { unsur: {}, items: {}, aspects: [] };
    for (let index = 0; index < row.names.length; index += 1) {
      const column = this.#plan.columnAt(row, index);
      const cell = valueOf(column, row.texts[index] ?? null);
      if (!cell.ok) {
        const message = `${row.names[index] ?? ''}: ${cell.message}`;
        this.#faults.add({ place: row.place(index), message });
      } else if (cell.value !== null) keep(answers, column, cell.value);
    }
    return answers;
  }
}

const notCounted: CellValue = { ok: true, value: null };

function valueOf(column: Column, text: string | null): CellValue {
  if (column.kind === 'unsur') return unsurCell(text);
  if (column.kind === 'item') return itemCell[4](text);
  return column.kind === 'aspect' ? itemCell[column.scale](text) : notCounted;
}

function keep(answers: Answers, column: Column, value: Rational): void {
  if (column.kind === 'unsur') answers.unsur[column.unsur] = value;
  if (column.kind === 'item') answers.items[column.item] = Number(value.numerator);
  if (column.kind === 'aspect') answers.aspects.push({ column, value });
}

function tallies(items: Mapping['ipak']): ReadonlyMap<Scale, Tally> {
  const scales = ([4, 6, 10] as const).filter((scale) => items.some(({ max }) => max === scale));
  return new Map(
    scales.map((scale) => [
      scale,
      new Tally(items.filter(({ max }) => max === scale).map(({ key }) => key)),
    ]),
  );
}
