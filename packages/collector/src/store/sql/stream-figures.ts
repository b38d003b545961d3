import type { Selectable } from 'kysely';
import { limits } from '@skm-survey/protocol';
import { gaps, union } from '../../ranges.ts';
import type { StreamPage, StreamRow, StreamTotals } from '../port.ts';
import { readRanges } from './streams.ts';
import type { Database, StreamTable, Whole } from './tables.ts';

/** One page of streams by fingerprint. See `AnswerStore.streams`. */
export async function readStreams(
  database: Database,
  unit: string,
  { after, limit, all = false }: StreamPage,
): Promise<StreamRow[]> {
  const rows = await database
    .selectFrom('stream')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('answer')
        .select((inner) => inner.fn.countAll<Whole>().as('n'))
        .whereRef('answer.unit', '=', 'stream.unit')
        .whereRef('answer.stream', '=', 'stream.stream')
        .as('accepted'),
      eb
        .selectFrom('tombstone')
        .select((inner) => inner.fn.countAll<Whole>().as('n'))
        .whereRef('tombstone.unit', '=', 'stream.unit')
        .whereRef('tombstone.stream', '=', 'stream.stream')
        .as('erased'),
    ])
    .where('unit', '=', unit)
    .where('fingerprint', '>', after)
    .$if(!all, (query) =>
      query.where((eb) =>
        eb.or([
          eb('missing', '>', 0),
          eb('declared_lost', '>', 0),
          eb('cloned', '>', 0),
          eb.and([eb('device', 'is not', null), eb('closed', '=', 0)]),
        ]),
      ),
    )
    .orderBy('fingerprint')
    .limit(limit)
    .execute();
  const streams = rows.map(({ stream }) => stream);
  const rejected = await rejectedNumbers(database, unit, streams);
  return rows.map((row) => figuresOf(row, rejected.get(row.stream) ?? 0));
}

type FiguredStream = Selectable<StreamTable> & {
  readonly accepted: Whole | null;
  readonly erased: Whole | null;
};

function figuresOf(row: FiguredStream, rejected: number): StreamRow {
  const high = Number(row.high);
  const known = union(readRanges(row.settled), readRanges(row.lost));
  return {
    fingerprint: row.fingerprint,
    device: row.device,
    closed: Number(row.closed) === 1,
    high,
    pending: Number(row.pending),
    received: Number(row.received),
    accepted: Number(row.accepted),
    rejected,
    erased: Number(row.erased),
    declaredLost: Number(row.declared_lost),
    missing: gaps(known, high).slice(0, limits.ranges),
    missingCount: Number(row.missing),
    cloned: Number(row.cloned),
    health: row.health,
    persisted: row.persisted === null ? null : Number(row.persisted) === 1,
    lastSeen: row.last_seen === '' ? null : row.last_seen,
  };
}

/** The figures of all streams of a unit added up. */
export async function readStreamTotals(database: Database, unit: string): Promise<StreamTotals> {
  const streams = await database
    .selectFrom('stream')
    .select((eb) => [
      eb.fn.countAll<Whole>().as('streams'),
      eb.fn.sum<Whole | null>('high').as('announced'),
      eb.fn.sum<Whole | null>('received').as('received'),
      eb.fn.sum<Whole | null>('declared_lost').as('declaredLost'),
      eb.fn.sum<Whole | null>('cloned').as('cloned'),
      eb.fn.sum<Whole | null>('missing').as('missing'),
      eb.fn
        .sum<Whole | null>(
          eb
            .case()
            .when('pending', '<', eb.ref('missing'))
            .then(eb.ref('pending'))
            .else(eb.ref('missing'))
            .end(),
        )
        .as('pending'),
    ])
    .where('unit', '=', unit)
    .executeTakeFirstOrThrow();
  const answers = await database
    .selectFrom('answer')
    .select((eb) => [
      eb.fn.countAll<Whole>().as('all'),
      eb.fn.count<Whole>('hold').as('held'),
      eb.fn.count<Whole>('clone_of').as('clones'),
    ])
    .where('unit', '=', unit)
    .executeTakeFirstOrThrow();
  const erased = await database
    .selectFrom('tombstone')
    .select((eb) => eb.fn.countAll<Whole>().as('all'))
    .where('unit', '=', unit)
    .where('seq', 'is not', null)
    .where('stream', 'not like', '%~%')
    .executeTakeFirstOrThrow();
  const rejected = await rejectedNumbers(database, unit);
  const pending = Number(streams.pending ?? 0);
  return {
    streams: Number(streams.streams),
    announced: Number(streams.announced ?? 0),
    received: Number(streams.received ?? 0),
    accepted: Number(answers.all) - Number(answers.clones),
    rejected: [...rejected.values()].reduce((total, count) => total + count, 0),
    erased: Number(erased.all),
    declaredLost: Number(streams.declaredLost ?? 0),
    pending,
    unknown: Number(streams.missing ?? 0) - pending,
    cloned: Number(streams.cloned ?? 0),
    held: Number(answers.held),
  };
}

/** By stream, how many numbers have items in quarantine and no answer. A number may have several: each that was sent is kept. */
async function rejectedNumbers(
  database: Database,
  unit: string,
  streams?: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (streams?.length === 0) return new Map();
  const all = database
    .selectFrom('rejected')
    .select((eb) => ['stream', eb.fn.count<Whole>('seq').distinct().as('numbers')])
    .where('unit', '=', unit)
    // Places of clones are of our making: no device has announced them.
    .where('stream', 'not like', '%~%')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('answer')
            .select('answer.id')
            .whereRef('answer.unit', '=', 'rejected.unit')
            .whereRef('answer.stream', '=', 'rejected.stream')
            .whereRef('answer.seq', '=', 'rejected.seq'),
        ),
      ),
    )
    .groupBy('stream');
  const rows = await (streams === undefined ? all : all.where('stream', 'in', streams)).execute();
  return new Map(rows.map(({ stream, numbers }) => [stream, Number(numbers)]));
}
