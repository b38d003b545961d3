import type { Tx, Whole } from './tables.ts';
import { addToTallies, readContributions } from './tallies.ts';

/** Erases one answer, inside the caller's transaction. See `AnswerStore.erase`. */
export async function eraseAnswer(
  tx: Tx,
  unit: string,
  { id, idHash }: { readonly id: string; readonly idHash: string },
): Promise<'erased' | 'unknown'> {
  const answer = await tx
    .deleteFrom('answer')
    .where('unit', '=', unit)
    .where('id', '=', id)
    .returning(['stream', 'seq', 'questionnaire', 'revision', 'service', 'day', 'contributions'])
    .executeTakeFirst();
  const rejected = await tx
    .deleteFrom('rejected')
    .where('unit', '=', unit)
    .where('id', '=', id)
    .returning(['stream', 'seq'])
    .execute();
  const place = answer ?? rejected[0];
  await tx
    .insertInto('tombstone')
    .values({ unit, id_hash: idHash, stream: place?.stream ?? '', seq: seqOf(place) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (answer !== undefined && answer.contributions !== null) {
    const contributions = readContributions(answer.contributions);
    await addToTallies(tx, unit, { counted: [{ filing: answer, contributions }], by: -1 });
  }
  return place === undefined ? 'unknown' : 'erased';
}

const seqOf = (place: { readonly seq: Whole | null } | undefined): number | null =>
  place === undefined || place.seq === null ? null : Number(place.seq);
