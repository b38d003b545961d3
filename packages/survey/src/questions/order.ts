import type { Note } from './description.ts';

/** A question and the key of the one that it is to follow; null for none. */
export interface Placed {
  readonly key: string;
  readonly after: string | null;
}

/**
 * The keys in the order that `after` asks for: whatever names no other stays in its place, and each is followed by those that
 * name it, in their order. A name that leads nowhere, or round in a circle, is noted and not followed.
 */
export function ordered(asked: readonly string[], placed: readonly Placed[], note: Note): string[] {
  const after = new Map<string, string>();
  for (const { key, after: other } of placed) {
    if (other === null) continue;
    if (asked.includes(other) && !leadsTo(after, other, key)) after.set(key, other);
    else note('skm-question-after', `${key}: after="${other}"`);
  }
  const followers = (key: string): string[] => [
    key,
    ...asked.filter((one) => after.get(one) === key).flatMap(followers),
  ];
  return asked.filter((key) => !after.has(key)).flatMap(followers);
}

/** Whether one follows the other, itself or by way of others. */
function leadsTo(after: ReadonlyMap<string, string>, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = after.get(at)) {
    if (at === to) return true;
  }
  return false;
}
