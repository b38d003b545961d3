import type { Option, Text } from '../schema.ts';

/** Options with the values 1 to n, worst first, as the official forms print them. */
export const scale = (...texts: readonly Text[]): Option[] =>
  texts.map((text, index) => ({ value: index + 1, text }));
