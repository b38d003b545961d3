import type { Text } from './schema.ts';

/**
 * The words of a text in a language. Looks for the exact tag, then for shorter ones (`en-GB`, `en`), and falls back to
 * Indonesian. An empty or unknown `language` is Indonesian.
 */
export function textIn(text: Text, language: string): string {
  for (let tag = language; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const words = Object.hasOwn(text, tag) ? text[tag] : undefined;
    if (words !== undefined) return words;
  }
  return text.id;
}
