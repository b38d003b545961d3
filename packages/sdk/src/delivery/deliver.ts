import type { Batch, BatchReply, ItemResult } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Held } from '../outbox/books.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Meta, OutboxRecord } from '../outbox/record.ts';
import { StoreFault } from '../outbox/store.ts';
import type { Parts } from '../parts.ts';
import { LoadFault } from '../parts.ts';
import { compose, conditionOf } from './batch.ts';
import type { Court, CourierEvents, Step } from './court.ts';
import type { Proof } from './proof.ts';
import type { Outcome } from './reply.ts';
import { resultsById } from './reply.ts';
import type { Walk } from './walk.ts';
import { walkOf } from './walk.ts';
import type { Transport } from './wire.ts';
import { timedOut } from './wire.ts';

export interface CourierOptions {
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly env: Environment;
  readonly unit: string;
  /** A kiosk's enrolled name; undefined for the browser of a visitor, whose streams are closed when empty. */
  readonly device: string | undefined;
  /** ms without contact after which a device with nothing to send gives a sign of life, or Infinity. */
  readonly heartbeat: number;
  readonly load: Parts;
  readonly events: CourierEvents;
  /** Whether to ask for receipts. */
  readonly receipts: boolean;
}

/**
 * Carries what the outbox holds to the collector, one batch a step. It has no timers and no state that matters: a
 * courier that is dropped in the middle leaves every record where it was.
 */
export interface Courier {
  /** A pass begins. */
  begin(): void;
  /** Sends one batch and does what the answer says. `keepalive` asks for a request that outlives the page. */
  step(keepalive: boolean): Promise<Step>;
  readonly walk: Walk;
}

export function courierOf(options: CourierOptions): Courier {
  const { outbox, env, transport, load, events, device, heartbeat } = options;
  const walk = walkOf(outbox, env);
  let proof: Proof | undefined;
  /** Monotonic ms of the last answer of the collector. */
  let contactAt = -Infinity;
  /** Whether this pass has looked for answers that have no number yet. */
  let admitted = false;
  const isSilent = (): boolean => contactAt + heartbeat <= env.uptime();
  const contact = (): void => {
    contactAt = env.uptime();
    events.contact();
  };
  const proving = async (): Promise<Proof> => {
    const { Proof } = await load.proof();
    return (proof ??= new Proof({ ...options, isSilent, onContact: contact }));
  };
  const judge = judgeOf({ ...options, walk, contact, proving });
  const carry = async (keepalive: boolean): Promise<Step> => {
    if (!admitted) await outbox.admit();
    admitted = true;
    const held = await walk.next();
    const first = held[0]?.record;
    if (!first) {
      await outbox.letGo();
      return isOver(outbox.books, device) ? 'drained' : (await proving()).finish();
    }
    if (!isKnown(first, outbox.books)) await (await proving()).adopt(held);
    const batch = await batchOf(held, options);
    const sent = transport.send(batch, keepalive);
    if (batch.pending > held.length) walk.readAhead(held);
    return judge(await sent, batch, held);
  };
  const step = async (keepalive: boolean): Promise<Step> => {
    try {
      return await carry(keepalive);
    } catch (error) {
      if (error instanceof LoadFault) return { kind: 'retry', detail: error.message };
      // A kiosk whose store has failed is not silent.
      if (error instanceof StoreFault && isSilent()) await (await proving()).alive();
      throw error;
    }
  };
  return {
    step,
    begin: () => {
      admitted = false;
      walk.begin();
    },
    walk,
  };
}

/** Whether there is nothing to say about streams either, so that what says it need not be loaded. */
const isOver = ({ stream, pending, quarantined, lost, ended }: Meta, device?: string): boolean =>
  device === undefined &&
  !(pending || lost.length || ended.length) &&
  (stream === null || quarantined > 0);

/** Whether the stream of a record is in the books; it is not when the database was wiped since the record was read. */
const isKnown = ({ stream }: OutboxRecord, books: Meta): boolean =>
  [books, ...books.ended].some((one) => one.stream === stream);

/** Records of one stream as a batch. */
async function batchOf(
  held: readonly Held[],
  { outbox, env, unit, device, receipts }: CourierOptions,
): Promise<Batch> {
  const { stream, high, lost } = outbox.books;
  const pending = Math.max(outbox.waiting(), held.length);
  const records = held.map(({ record }) => record);
  const theirs = records[0]?.stream ?? '';
  const ours = theirs === stream;
  return compose(
    {
      unit,
      device,
      stream: theirs,
      high: Math.max(ours ? high : 0, ...records.map(({ seq }) => seq)),
      pending,
      // A browser that keeps no name is done with its stream once these are taken.
      closed: ours && device === undefined && !receipts && pending === held.length && !lost.length,
      lost: ours ? lost : [],
      more: { ...(await conditionOf(outbox, env, device)), receipt: receipts || undefined },
    },
    records,
    env,
  );
}

/** A court that can fetch what it rarely needs. */
interface FullCourt extends Court {
  readonly load: Parts;
  readonly proving: () => Promise<Proof>;
}

/** Puts into effect what became of a batch. */
type Judge = (outcome: Outcome, batch: Batch, held: readonly Held[]) => Promise<Step>;

function judgeOf(court: FullCourt): Judge {
  const { outbox, load, events, walk, contact, proving } = court;
  /** Lets go of exactly the answers that the collector has named. */
  const apply = async (reply: BatchReply, batch: Batch, held: readonly Held[]): Promise<Step> => {
    contact();
    const results = resultsById(reply);
    const isOne = ({ record }: Held, status: ItemResult['status']): boolean =>
      results.get(record.id)?.status === status;
    const taken = held.filter((one) => isOne(one, 'accepted') || isOne(one, 'duplicate'));
    const isLast = batch.pending === held.length;
    outbox.settle(taken);
    // Of a long queue the next batch is under way while these leave the store.
    if (isLast) await outbox.letGo(batch.closed && !reply.missing.length);
    for (const one of taken) events.accepted(one, isOne(one, 'duplicate'));
    const step =
      taken.length < held.length ? await (await load.poison()).sift(held, results, court) : 'more';
    // As long as something waits, the collector misses that too.
    if (batch.lost || (isLast && reply.missing.length)) await (await proving()).hear(batch, reply);
    await events.replied(batch, reply);
    walk.passed(held, step !== 'more');
    return step;
  };
  return async (outcome, batch, held) => {
    if (outcome.kind === 'reply') return apply(outcome.reply, batch, held);
    await outbox.letGo();
    if (outcome.kind === 'too-large' || outcome.kind === 'refused')
      return (await load.poison()).narrow(outcome, { batch, held }, court);
    // A slow line gets a smaller load.
    if (outcome.detail === timedOut) walk.halve(held.length);
    return outcome;
  };
}
