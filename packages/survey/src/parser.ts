import type { Parsed } from '@skm-survey/questionnaire';

/** Reads a definition from anywhere: `parseQuestionnaire` of `@skm-survey/questionnaire`. */
export type Parser = (input: unknown) => Parsed;

let parser: Parser | null = null;

/**
 * The reader of foreign definitions. It is larger than any standard questionnaire, and pages that ask a standard one do
 * without: in the one-tag build it is the file `skm-definition.js` beside the first, asked for when it is needed.
 * Rejects where that file cannot be had.
 */
export async function loadParser(): Promise<Parser> {
  parser ??= (await import('@skm-survey/questionnaire/parse')).parseQuestionnaire;
  return parser;
}
