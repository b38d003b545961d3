import { rejection } from '@skm-survey/protocol';
import type { Insertable } from 'kysely';
import type { AcceptOutcome, ExaminedBatch, ExaminedItem, StoredResult } from '../port.ts';
import { claimTickets } from './tickets.ts';
import { logReceipt } from './receipts.ts';
import { settleStream, touchStream } from './streams.ts';
import type { AnswerTable, Tx } from './tables.ts';
import { storable } from './text.ts';
import { addToTallies, writeContributions } from './tallies.ts';

type Storable = Exclude<ExaminedItem, { verdict: 'rejected' }>;
type Committed = Omit<Extract<AcceptOutcome, { kind: 'committed' }>, 'kind'>;

/**
 * Stores one batch, inside the caller's transaction: the first of every new id goes in by `on conflict do nothing`, and what the database did
 * not take is told apart afterwards. There is no check before the insert that another batch could overtake.
 */
export async function acceptBatch(tx: Tx, batch: ExaminedBatch): Promise<Committed> {
  const stream = await touchStream(tx, batch);
  const erased = await erasedAmong(tx, batch);
  const firsts = firstOfEachId(batch.items.filter((one) => !erased.has(one.item.idHash)));
  const spent = await spentAmong(tx, batch, firsts);
  const storable = firsts.filter((one) => !spent.has(one.item.id));
  const inserted = await insert(
    tx,
    storable.map((one) => rowOf(batch, one)),
  );
  const present = await presentAmong(tx, batch);
  const displaced = storable.filter(({ item }) => !present.has(item.id));
  const clones = await insertClones(tx, batch, { displaced, cloned: stream.cloned });
  const known = displaced.length === 0 ? present : await presentAmong(tx, batch);

  const taken = new Set([...inserted, ...clones]);
  const fresh = storable.filter(({ item }) => taken.has(item.id));
  const found = { erased, spent, fresh: new Set(fresh), known };
  const results = judge(batch.items, { ...found, alike: await alikeAmong(tx, batch, found) });
  await quarantine(tx, batch, results);
  await addToTallies(tx, batch.unit, { counted: fresh.filter((one) => one.verdict === 'counts') });
  const progress = await settleStream(tx, batch, { stream, cloned: clones.length });
  const judged = { results, ...progress };
  const { receipt } = batch;
  if (receipt === undefined) return judged;
  return { ...judged, receipt: await logReceipt(tx, (place) => receipt(judged, place)) };
}

async function erasedAmong(tx: Tx, { unit, items }: ExaminedBatch): Promise<ReadonlySet<string>> {
  if (items.length === 0) return new Set();
  const hashes = items.map(({ item }) => item.idHash);
  const rows = await tx
    .selectFrom('tombstone')
    .select('id_hash')
    .where('unit', '=', unit)
    .where('id_hash', 'in', hashes)
    .execute();
  return new Set(rows.map((row) => row.id_hash));
}

/** Two items of one batch may bear one id; the first is the answer, the other is judged against it. */
function firstOfEachId(items: readonly ExaminedItem[]): Storable[] {
  const first = new Map<string, Storable>();
  for (const one of items) {
    if (one.verdict !== 'rejected' && !first.has(one.item.id)) first.set(one.item.id, one);
  }
  return [...first.values()];
}

/** The ids of new answers whose one-time ticket verifies another one. */
async function spentAmong(
  tx: Tx,
  { unit }: ExaminedBatch,
  firsts: readonly Storable[],
): Promise<ReadonlySet<string>> {
  const holders = firsts.flatMap((one) =>
    one.verdict === 'counts' ? [{ ...one.item, once: one.once }] : [],
  );
  const spent = await claimTickets(tx, unit, holders);
  return new Set([...spent].map(({ id }) => id));
}

function rowOf(batch: ExaminedBatch, one: Storable): Insertable<AnswerTable> {
  const { item, filing } = one;
  return {
    unit: batch.unit,
    id: item.id,
    stream: batch.stream,
    seq: item.seq,
    clone_of: null,
    sha256: item.sha256,
    body: item.body,
    device_at: storable(item.at),
    device_tz: item.tz,
    device_up: item.up,
    sdk: storable(item.sdk),
    received_at: batch.receivedAt.toISOString(),
    ...filing,
    hold: one.verdict === 'held' ? one.hold : null,
    kid: item.kid,
    contributions: one.verdict === 'held' ? null : writeContributions(one.contributions),
    given_at: one.verdict === 'held' ? one.givenAt.toISOString() : null,
  };
}

/** The ids that the database took: those whose id and whose place in the stream were both free. */
async function insert(tx: Tx, rows: readonly Insertable<AnswerTable>[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const taken = await tx
    .insertInto('answer')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return taken.map((row) => row.id);
}

/** SHA-256 by id of what of this batch is stored, now or before. */
async function presentAmong(
  tx: Tx,
  { unit, items }: ExaminedBatch,
): Promise<ReadonlyMap<string, string>> {
  if (items.length === 0) return new Map();
  const ids = items.map(({ item }) => item.id);
  const rows = await tx
    .selectFrom('answer')
    .select(['id', 'sha256'])
    .where('unit', '=', unit)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.sha256]));
}

/**
 * New ids on places that other answers have: a copied disk image or profile. They are answers all the same, and each gets a stream
 * of our making. Gives the ids that went in; another batch may have stored one of them meanwhile.
 */
async function insertClones(
  tx: Tx,
  batch: ExaminedBatch,
  { displaced, cloned }: { displaced: readonly Storable[]; cloned: number },
): Promise<string[]> {
  const rows = displaced.map((one, index) => ({
    ...rowOf(batch, one),
    stream: `${batch.stream}~${cloned + index + 1}`,
    clone_of: batch.stream,
  }));
  return insert(tx, rows);
}

interface Found {
  readonly erased: ReadonlySet<string>;
  readonly spent: ReadonlySet<string>;
  readonly fresh: ReadonlySet<ExaminedItem>;
  readonly known: ReadonlyMap<string, string>;
}

/** The items that were stored before in other bytes and hold the same answer. */
async function alikeAmong(
  tx: Tx,
  { unit, items, sameAnswer }: ExaminedBatch,
  { fresh, known }: Found,
): Promise<ReadonlySet<ExaminedItem>> {
  const alike = new Set<ExaminedItem>();
  if (sameAnswer === undefined) return alike;
  for (const one of items) {
    const { id, sha256 } = one.item;
    const before = known.get(id);
    if (fresh.has(one) || before === undefined || before === sha256) continue;
    const stored = await tx
      .selectFrom('answer')
      .select(['id', 'kid', 'body'])
      .where('unit', '=', unit)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const sealed = stored.kid !== null || one.item.kid !== null;
    if (sealed && (await sameAnswer(stored, one.item))) alike.add(one);
  }
  return alike;
}

function judge(
  items: readonly ExaminedItem[],
  { erased, spent, fresh, known, alike }: Found & { readonly alike: ReadonlySet<ExaminedItem> },
): StoredResult[] {
  return items.map((one): StoredResult => {
    const { id, idHash, sha256 } = one.item;
    if (erased.has(idHash)) return { status: 'rejected', reason: rejection('erased') };
    if (fresh.has(one)) return { status: 'accepted' };
    // What was accepted once stays accepted, even if the rules by which it was examined have become stricter.
    if (known.get(id) === sha256 || alike.has(one)) return { status: 'duplicate' };
    if (one.verdict === 'rejected') return { status: 'rejected', reason: one.reason };
    const isSpent = spent.has(id) && !known.has(id);
    return isSpent
      ? { status: 'rejected', reason: rejection('ticket-used') }
      : { status: 'conflict' };
  });
}

const conflictReason = {
  type: '/problems/conflict',
  detail: 'The id is taken by an answer with other bytes.',
};

/** A rejected or conflicting item is not a loss: its bytes are kept. Those of an erased answer are not. */
async function quarantine(
  tx: Tx,
  { unit, stream, receivedAt, items }: ExaminedBatch,
  results: readonly StoredResult[],
): Promise<void> {
  const rows = items.flatMap(({ item }, index) => {
    const result = results[index];
    if (result?.status !== 'rejected' && result?.status !== 'conflict') return [];
    const reason = result.status === 'rejected' ? result.reason : conflictReason;
    if (reason.type === rejection('erased').type) return [];
    const { id, sha256, seq, body, kid } = item;
    const because = { reason_type: reason.type, reason_detail: storable(reason.detail) };
    const received_at = receivedAt.toISOString();
    return [{ unit, id, sha256, stream, seq, body, kid, ...because, received_at }];
  });
  if (rows.length === 0) return;
  await tx
    .insertInto('rejected')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
