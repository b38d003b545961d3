/**
 * 16 digits or more, as a NIK, a family card number or a payment card is written: together or in groups with a space,
 * dot, hyphen or slash between, or with the same dash or wider gap between all of them: prices and dates have others
 * within them than from one to the next. Two dates with a single sign between match too; that loss is smaller than a printed NIK.
 */
const nik = /(?=\d+([\s.\-/\u2010-\u2015]{2,5}|[\u2010-\u2015])|)\d(?:(?:\1|[\s.\-/])?\d){15,}/g;

/**
 * 08…, 628… and +62… with 9 to 15 digits, together or in groups, with the same dash, slash or wider gap between too. The first
 * group keeps what stands before. A day or month of a date is not taken for a 08….
 */
const mobile =
  /(^|\D)(?:\(?0[\s.\-()]{0,2}(?!8[.-](?:\d\d[.-])?20\d\d\b)8|\(?62[\s.\-()]{0,2}8|\(?\+\s?62\W?)(?=\d\d+([\s.\-/\u2010-\u2015]{3,5}|[/\u2010-\u2015])|)(?:(?:\2|[\s.\-()]{1,2})?\d){7,13}(?!\d)/g;

/** The code of an area, then 6 to 8 digits in one or two groups. The first group keeps what stands before. */
const landline = /(^|\D)\(?0[2-79]\d\d?\)?[\s\-/\u2010-\u2015]{0,3}\d{3,4}[\s-]?\d{3,4}(?!\d)/g;

/**
 * Replaces what looks like an identity number or a phone number in free text, before it is stored.
 *
 * The replacements `[NIK]` and `[telepon]` are words, so a screen reader and the officer can read them, and never
 * longer than what they replace, so a text within its limit stays within it. Applying it twice changes nothing more.
 */
export function maskIdentity(text: string): string {
  return text.replace(nik, '[NIK]').replace(mobile, '$1[telepon]').replace(landline, '$1[telepon]');
}
