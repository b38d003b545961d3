/** What a device says of itself, as a column takes it: PostgreSQL has no NUL in a text, and no answer may be refused for one. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD');
