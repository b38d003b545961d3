import type { KeptVariant } from '../port.ts';
import type { Database, Tx, Whole } from './tables.ts';

/** See `AnswerStore.keepVariant`; inside the caller's transaction, beside no other of its kind. */
export async function keepVariant(
  tx: Tx,
  variant: KeptVariant,
  limit: number,
): Promise<'kept' | 'full'> {
  const { unit, id, revision } = variant;
  const known = await tx
    .selectFrom('variant')
    .select('id')
    .where('unit', '=', unit)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (known !== undefined) return 'kept';
  const { count } = await tx
    .selectFrom('variant')
    .select((eb) => eb.fn.countAll<Whole>().as('count'))
    .where('unit', '=', unit)
    .executeTakeFirstOrThrow();
  if (Number(count) >= limit) return 'full';
  await tx.insertInto('variant').values(variant).execute();
  return 'kept';
}

export function readVariants(database: Database, unit: string): Promise<KeptVariant[]> {
  return database
    .selectFrom('variant')
    .selectAll()
    .where('unit', '=', unit)
    .orderBy('id')
    .orderBy('revision')
    .execute();
}
