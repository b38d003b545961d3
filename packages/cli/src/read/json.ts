import { type Element, JsonElements } from './json-elements.ts';
import { membersOf } from './json-object.ts';
import { type Fault, fault, type Place, quoted, type Read } from './row.ts';

/**
 * The rows of JSON: an array of objects, or objects one after the other (NDJSON), each an object of name and value.
 * Streams; never rejects for what the file holds.
 */
export async function* readJson(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const decoder = new TextDecoder();
  const elements = new JsonElements();
  for await (const chunk of bytes) {
    for (const part of elements.push(decoder.decode(chunk, { stream: true }))) {
      if (part.kind === 'fault') {
        yield part;
        return;
      }
      yield* rowOf(part);
    }
  }
  const unfinished = elements.end();
  if (unfinished !== null) yield unfinished;
}

function* rowOf(element: Element): Generator<Read> {
  const wrong = formFault(element);
  if (wrong !== null) {
    yield wrong;
    return;
  }
  const members = membersOf(element.text);
  const names = members.map(({ name }) => name.trim());
  const place = (index: number): Place => placeIn(element, members[index]?.offset ?? 0);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index) {
      yield fault(place(index), `${quoted(name)} ada dua kali dalam satu baris`);
    }
  }
  yield { kind: 'row', names, texts: members.map(({ text }) => text), place };
}

function formFault({ text, place }: Element): Fault | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    return fault(place, 'objek ini bukan JSON yang sah');
  }
}

function placeIn({ text, place }: Element, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  return before.length === 1
    ? { line: place.line, column: place.column + offset }
    : { line: place.line + before.length - 1, column: last.length + 1 };
}
