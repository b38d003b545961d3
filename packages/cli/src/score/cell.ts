import { Rational, type Scale } from '@skm-survey/scoring';
import { quoted } from '../read/row.ts';

/** A cell as a value; null where it is empty: not answered. */
export type CellValue =
  | { readonly ok: true; readonly value: Rational | null }
  | { readonly ok: false; readonly message: string };

/** Null is a cell that has no text at all, such as JSON's null: not answered. */
type CellReader = (text: string | null) => CellValue;

/** The value of an unsur: 1 to 4, whole or a mean, with a decimal point or comma. */
export const unsurCell: CellReader = cellReader((value) => isWithin(value, 4), 'nilai 1 sampai 4');

/** The answer to one item: a whole number from 1 to the end of its scale. */
export const itemCell: Readonly<Record<Scale, CellReader>> = {
  4: itemReader(4),
  6: itemReader(6),
  10: itemReader(10),
};

function itemReader(scale: Scale): CellReader {
  const isOption = (value: Rational): boolean => value.denominator === 1n && isWithin(value, scale);
  return cellReader(isOption, `pilihan 1 sampai ${scale}`);
}

/** A double printed in full has this many characters; a longer text is no answer, and would cost memory in the tally. */
const longestNumber = 19;
/** A million rows have few different cells: reading each of them once is most of the speed. */
const mostRemembered = 1000;

function cellReader(isValid: (value: Rational) => boolean, expected: string): CellReader {
  const known = new Map<string, CellValue>();
  const read = (bare: string): CellValue => {
    if (bare === '') return { ok: true, value: null };
    const value = bare.length > longestNumber ? null : Rational.parseDecimal(bare);
    if (value !== null && isValid(value)) return { ok: true, value };
    const message = `${quoted(bare)} bukan ${expected} (kosongkan bila tidak dijawab)`;
    return { ok: false, message };
  };
  return (text) => {
    const bare = text?.trim() ?? '';
    const cell = known.get(bare) ?? read(bare);
    if (bare.length <= longestNumber && known.size < mostRemembered) known.set(bare, cell);
    return cell;
  };
}

function isWithin(value: Rational, highest: number): boolean {
  return value.compare(Rational.of(1)) >= 0 && value.compare(Rational.of(highest)) <= 0;
}
