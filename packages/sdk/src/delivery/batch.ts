import type { Batch, SeqRange } from '@skm-survey/protocol';
import { limits } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Held } from '../outbox/books.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OutboxRecord } from '../outbox/record.ts';
import { itemOf, utf8 } from '../outbox/record.ts';

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
  return { health: outbox.health.state, persisted: (await env.persisted()) ?? undefined };
}

/** Puts records of one stream into a batch. */
export function compose(
  heading: Heading,
  records: readonly OutboxRecord[],
  env: Environment,
): Batch {
  const { lost, more, ...rest } = heading;
  return {
    v: 1,
    batch: env.uuid(),
    ...rest,
    lost: lost.length ? lost.slice(0, limits.ranges) : undefined,
    ...more,
    sentAt: new Date(env.now()).toISOString(),
    items: records.map(itemOf),
  };
}

/** Bytes left for the heading of a batch. */
const headingBytes = 1_000;

/**
 * How many of `held` go into one request: of the first one's stream, and within the limits of the wire; at least one.
 * Never one id twice, as when a caller hands an answer over again: results are by id, and each place needs its own.
 */
export function fitting(held: readonly Held[]): number {
  let room = limits.batchBytes - headingBytes;
  const ids = new Set<string>();
  const end = held.findIndex(({ record }, i) => {
    room -= utf8(JSON.stringify(itemOf(record))).length + 1;
    ids.add(record.id);
    return room < 0 || ids.size <= i || record.stream !== held[0]?.record.stream;
  });
  return end < 0 ? held.length : Math.max(end, 1);
}
