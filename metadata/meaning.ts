/** What a doc comment says of a setting. */
export interface Meaning {
  /** Without the sentence on the default. */
  readonly words: string;
  /** In words or as a value in backticks; null where nothing is said. */
  readonly default: string | null;
}

/**
 * Splits a doc comment on a setting into its meaning and its default. The default is its last sentence:
 * “Required.”, “Required unless …”, “Default `page`.” or “Default: as the questionnaire has it.”
 */
export function meaningOf(comment: string): Meaning {
  const text = comment.replace(/\s+/g, ' ').trim();
  const [whole, end] =
    /(?:^|(?<=[.;:] ))(Required[^.]*|[Dd]efault:? (?:`[^`]*`|[^`.])+)\.?$/.exec(text) ?? [];
  if (whole === undefined || end === undefined) return { words: text, default: null };
  const words = text.slice(0, -whole.length).trim().replace(/;$/, '.');
  const said = end.replace(/^[Dd]efault:? /, '').replace(/^R/, 'r');
  return { words, default: said };
}
