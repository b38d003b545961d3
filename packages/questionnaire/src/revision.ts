import type { Questionnaire } from './schema.ts';

/**
 * A revision made of what is asked: `c-` and 16 hexadecimal digits. The same content gives the same revision on every
 * machine; the order of object members does not matter, the order of items and options does. `id` and `revision` themselves are not
 * content. FNV-1a, 64 bit: tells revisions apart, proves nothing against someone who wants two to look the same.
 */
export function contentRevision(questionnaire: Questionnaire): string {
  return `c-${fnv1a64(canonicalJson({ ...questionnaire, id: '', revision: '' }))}`;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** http://www.isthe.com/chongo/tech/comp/fnv/, over the UTF-8 bytes. */
function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
