import type { Batch, SeqRange } from '@skm-survey/protocol';
import { limits } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OutboxRecord } from '../outbox/record.ts';
import { itemOf } from '../outbox/record.ts';

/** What a batch says of its stream. */
export interface Heading {
  readonly unit: string;
  readonly device: string | undefined;
  readonly stream: string;
  readonly high: number;
  readonly pending: number;
  readonly closed: boolean;
  readonly lost: readonly SeqRange[];
  /** How a named device does, and whether it asks for a receipt. */
  readonly more?: Pick<Batch, 'health' | 'persisted' | 'receipt'>;
}

/** What a kiosk says of its store, for those who look after it. A visitor's browser says nothing of itself. */
export async function conditionOf(
  outbox: Outbox,
  env: Environment,
  device: string | undefined,
): Promise<Pick<Batch, 'health' | 'persisted'>> {
  if (device === undefined) return {};
  const persisted = await env.persisted();
  return { health: outbox.health.state, ...(persisted !== null && { persisted }) };
}

/** Puts records of one stream into a batch. */
export function compose(
  heading: Heading,
  records: readonly OutboxRecord[],
  env: Environment,
): Batch {
  const { device, lost, more, ...rest } = heading;
  return {
    v: 1,
    batch: env.uuid(),
    ...rest,
    ...(device !== undefined && { device }),
    ...(lost.length > 0 && { lost: lost.slice(0, limits.ranges) }),
    ...more,
    sentAt: new Date(env.now()).toISOString(),
    items: records.map(itemOf),
  };
}

/** Bytes left for the heading of a batch. */
const headingBytes = 1_000;

/**
 * How many of `records` go into one request: of the first one's stream, and within the limits of the wire; at least one.
 * Never one id twice, as when a caller hands an answer over again: results are by id, and each place needs its own.
 */
export function fitting(records: readonly OutboxRecord[]): number {
  let room = limits.batchBytes - headingBytes;
  const measure = new TextEncoder();
  const ids = new Set<string>();
  const end = records.findIndex((record, i) => {
    room -= measure.encode(JSON.stringify(itemOf(record))).length + 1;
    ids.add(record.id);
    return room < 0 || ids.size <= i || record.stream !== records[0]?.stream;
  });
  return end < 0 ? records.length : Math.max(end, 1);
}
