/** One member of an object, with its text as the file has it: a number keeps every digit. */
export interface Member {
  readonly name: string;
  /** A string's contents, null for null, and for anything else its JSON text. */
  readonly text: string | null;
  /** Where the name begins, in characters from the beginning of the object. */
  readonly offset: number;
}

const token = /\s*(?:("(?:[^"\\]|\\.)*")|([{[])|([}\]])|([:,])|([^\s"{}[\]:,]+))/y;

/**
 * The members of an object in their order, repeated names and all: `JSON.parse` would keep the last of two answers to
 * one question, and round numbers. The text must have passed `JSON.parse` and be an object.
 */
export function membersOf(json: string): Member[] {
  const members: Member[] = [];
  const scanner = new RegExp(token);
  const next = (): RegExpExecArray => {
    const match = scanner.exec(json);
    if (match === null) throw new SyntaxError('Not JSON');
    return match;
  };
  next();
  while (true) {
    const [matched, name] = next();
    if (name === undefined) {
      // A comma leads to the next member; only the closing brace ends the object.
      if (matched.endsWith('}')) return members;
      continue;
    }
    const offset = scanner.lastIndex - name.length;
    next();
    members.push({
      name: JSON.parse(name) as string,
      text: valueText(json, scanner, next),
      offset,
    });
  }
}

function valueText(json: string, scanner: RegExp, next: () => RegExpExecArray): string | null {
  const [matched, string, open] = next();
  if (string !== undefined) return JSON.parse(string) as string;
  if (open === undefined) return matched.trim() === 'null' ? null : matched.trim();
  const from = scanner.lastIndex - 1;
  for (let depth = 1; depth > 0;) {
    const [, , opened, closed] = next();
    if (opened !== undefined) depth += 1;
    if (closed !== undefined) depth -= 1;
  }
  return json.slice(from, scanner.lastIndex);
}
