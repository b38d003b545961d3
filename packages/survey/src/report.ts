const said = new Set<string>();

/** Says something on the console, once in the life of the page; the respondent never reads it. */
export function report(code: string, sentence: string): void {
  const line = `[skm-survey] ${code}: ${sentence}, docs/errors.md#${code}`;
  if (said.has(line)) return;
  said.add(line);
  console.warn(line);
}
