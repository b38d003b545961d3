/** One thing that is wrong with a definition or an answer, said twice: in English and in Indonesian. */
export interface Problem {
  /** Where, as one would write it in code: `items[3].options[0].text.id`. Empty for the whole. */
  readonly path: string;
  /** Stable name of the kind of problem. */
  readonly code: string;
  readonly message: string;
  /** `message` in Indonesian. */
  readonly pesan: string;
}

/** The two wordings of a problem. */
export type Wording = Pick<Problem, 'code' | 'message' | 'pesan'>;

/** Writes a path of keys and indices the way it is written in code. */
function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/.test(String(step))) text += text === '' ? String(step) : `.${String(step)}`;
    else text += `[${JSON.stringify(String(step))}]`;
  }
  return text;
}

export const problemAt = (path: readonly PropertyKey[], wording: Wording): Problem => ({
  path: pathText(path),
  ...wording,
});
