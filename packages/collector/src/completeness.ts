import type { Completeness, StreamCompleteness } from '@skm-survey/protocol';
import type { AnswerStore, StreamRow } from './store/port.ts';
import type { TotalsReader } from './totals.ts';

/** Whose completeness, and how. */
export interface CompletenessRequest {
  readonly unit: string;
  /** Fingerprint after which to go on; empty for the beginning. */
  readonly after: string;
  /** Streams of the reply. */
  readonly limit: number;
  /** Also those of which nothing is missing, lost or cloned. */
  readonly all: boolean;
  /** Minutes after which a named device is called silent. */
  readonly silentAfter: number;
  readonly now: Date;
}

/** What was announced against what was received. */
export async function completenessOf(
  { store, totals: reader }: { readonly store: AnswerStore; readonly totals: TotalsReader },
  { unit, after, limit, all, silentAfter, now }: CompletenessRequest,
): Promise<Completeness> {
  const { totals: read, readAt } = await reader.of(unit);
  const { streams, received, ...totals } = read;
  // One more than is told: whether there is a next page.
  const rows = await store.streams(unit, { after, limit: limit + 1, all });
  const page = rows.slice(0, limit);
  return {
    v: 1,
    unit,
    totals: { streams, ...totals, ...withoutAnswer(read) },
    streams: page.map((row) => streamCompleteness(row, { silentAfter, now })),
    next: rows.length > limit ? (page.at(-1)?.fingerprint ?? null) : null,
    generatedAt: readAt.toISOString(),
  };
}

/** What became of the numbers that came and have no answer: in quarantine, or what they brought was known under another. */
function withoutAnswer({
  received,
  accepted,
  erased,
  rejected,
}: Pick<StreamRow, 'received' | 'accepted' | 'erased' | 'rejected'>): {
  readonly rejected: number;
  readonly duplicates: number;
} {
  const rest = Math.max(0, received - accepted - erased);
  const kept = Math.min(rest, rejected);
  return { rejected: kept, duplicates: rest - kept };
}

function streamCompleteness(
  row: StreamRow,
  { silentAfter, now }: Pick<CompletenessRequest, 'silentAfter' | 'now'>,
): StreamCompleteness {
  const { device, closed, high, accepted, erased, declaredLost, missingCount } = row;
  const pending = Math.min(row.pending, missingCount);
  const silence = row.lastSeen === null ? Infinity : now.getTime() - Date.parse(row.lastSeen);
  return {
    stream: row.fingerprint,
    device,
    closed,
    announced: high,
    accepted,
    ...withoutAnswer(row),
    erased,
    declaredLost,
    pending,
    unknown: missingCount - pending,
    missing: [...row.missing],
    cloned: row.cloned,
    health: row.health,
    persisted: row.persisted,
    // When a member of the public answered is nobody's business to the second; of a machine it is.
    lastSeen: device === null ? (row.lastSeen?.slice(0, 10) ?? null) : row.lastSeen,
    silent: device !== null && !closed && silence > silentAfter * 60_000,
  };
}
