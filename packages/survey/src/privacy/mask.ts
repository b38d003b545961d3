/**
 * 16 digits or more, as a NIK, a family card number or a payment card is written: together or in groups with a space,
 * dot, hyphen or slash between. Two dates written side by side match too; that loss is smaller than a printed NIK.
 */
const nik = /\d(?:[\s.\-/]?\d){15,}/g;

/** 08…, 628… and +62… with 9 to 15 digits, together or in groups. The first group keeps what stands before. */
const phone =
  /(^|\D)((?:\(?0[\s.\-()]{0,2}8|\(?62[\s.\-()]{0,2}8|\(?\+\s?62)(?:[\s.\-()]{0,2}\d){7,13})(?!\d)/g;

/**
 * Replaces what looks like an identity number or a phone number in free text, before it is stored.
 *
 * The replacements `[NIK]` and `[telepon]` are words, so a screen reader and the officer can read them, and never
 * longer than what they replace, so a text within its limit stays within it. Applying it twice changes nothing more.
 */
export function maskIdentity(text: string): string {
  return text.replace(nik, '[NIK]').replace(phone, '$1[telepon]');
}
