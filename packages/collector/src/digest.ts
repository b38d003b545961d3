const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Lower-case hexadecimal SHA-256 of bytes, or of the UTF-8 bytes of a text. */
export async function sha256(content: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** What names a stream in public: its owner recognises it, nobody can write into it. */
export const fingerprint = async (stream: string): Promise<string> =>
  (await sha256(stream)).slice(0, 16);

/** What a tombstone remembers of an answer: not the id itself. */
export const hashOfId = (unit: string, id: string): Promise<string> => sha256(`${unit}/${id}`);

/** An answer as `AnswerStore.erase` takes it. */
export const targetOf = async (
  unit: string,
  id: string,
): Promise<{ readonly id: string; readonly idHash: string }> => ({
  id,
  idHash: await hashOfId(unit, id),
});
