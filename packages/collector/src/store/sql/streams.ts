import { limits, type SeqRange } from '@skm-survey/protocol';
import { contiguous, gaps, size, union, upTo, type Ranges } from '../../ranges.ts';
import type { ExaminedBatch } from '../port.ts';
import type { Tx } from './tables.ts';
import { storable } from './text.ts';

/**
 * Ranges kept for one stream. A stream beyond that has thousands of separate gaps; its highest numbers are then forgotten as come, so the
 * device sends them again and they are absorbed as duplicates. The harmless side to err on.
 */
const keptRanges = 2_000;

/** A stream row that this transaction has locked. */
export interface LockedStream {
  readonly high: number;
  readonly settled: Ranges;
  readonly lost: Ranges;
  readonly cloned: number;
}

/** Notes what a batch says about its stream. First statement of the transaction: it locks the stream against other batches. */
export async function touchStream(tx: Tx, batch: ExaminedBatch): Promise<LockedStream> {
  const seqs = batch.items.map(({ item }) => item.seq ?? 0);
  const row = await tx
    .insertInto('stream')
    .values({
      unit: batch.unit,
      stream: batch.stream,
      fingerprint: batch.fingerprint,
      device: batch.device,
      high: Math.max(batch.high, ...seqs),
      pending: batch.pending,
      closed: batch.closed ? 1 : 0,
      settled: '[]',
      lost: '[]',
      received: 0,
      declared_lost: 0,
      missing: 0,
      cloned: 0,
      health: batch.health === undefined ? null : storable(batch.health),
      persisted: batch.persisted === undefined ? null : Number(batch.persisted),
      last_seen: batch.called ? batch.receivedAt.toISOString() : '',
    })
    .onConflict((conflict) =>
      conflict.columns(['unit', 'stream']).doUpdateSet((eb) => ({
        device: eb.fn.coalesce('excluded.device', 'stream.device'),
        high: eb
          .case()
          .when('excluded.high', '>', eb.ref('stream.high'))
          .then(eb.ref('excluded.high'))
          .else(eb.ref('stream.high'))
          .end(),
        pending: eb.ref('excluded.pending'),
        closed: eb
          .case()
          .when('excluded.closed', '=', 1)
          .then(1)
          .else(eb.ref('stream.closed'))
          .end(),
        health: eb.fn.coalesce('excluded.health', 'stream.health'),
        persisted: eb.fn.coalesce('excluded.persisted', 'stream.persisted'),
        last_seen: batch.called ? eb.ref('excluded.last_seen') : eb.ref('stream.last_seen'),
      })),
    )
    .returning(['high', 'settled', 'lost', 'cloned'])
    .executeTakeFirstOrThrow();
  return {
    high: Number(row.high),
    settled: readRanges(row.settled),
    lost: readRanges(row.lost),
    cloned: Number(row.cloned),
  };
}

/** What of a stream is settled after a batch. */
export interface Progress {
  readonly missing: readonly SeqRange[];
  readonly contiguous: number;
}

/** Writes what came of the batch into its stream and says what is still missing. */
export async function settleStream(
  tx: Tx,
  batch: ExaminedBatch,
  { stream, cloned }: { stream: LockedStream; cloned: number },
): Promise<Progress> {
  const came = batch.items.flatMap(({ item }): SeqRange[] =>
    item.seq === null ? [] : [[item.seq, item.seq]],
  );
  const settled = union(stream.settled, came).slice(0, keptRanges);
  const lost = upTo(union(stream.lost, batch.lost), stream.high).slice(0, keptRanges);
  const known = union(settled, lost);
  const missing = gaps(known, stream.high);
  await tx
    .updateTable('stream')
    .set({
      settled: JSON.stringify(settled),
      lost: JSON.stringify(lost),
      received: size(settled),
      declared_lost: size(known) - size(settled),
      missing: size(missing),
      cloned: stream.cloned + cloned,
    })
    .where('unit', '=', batch.unit)
    .where('stream', '=', batch.stream)
    .execute();
  return { missing: missing.slice(0, limits.ranges), contiguous: contiguous(known) };
}

export const readRanges = (column: string): Ranges => JSON.parse(column) as SeqRange[];
