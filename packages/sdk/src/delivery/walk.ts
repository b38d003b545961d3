import { limits } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Held } from '../outbox/books.ts';
import type { Outbox, Page } from '../outbox/outbox.ts';
import { fitting } from './batch.ts';

/** Goes over the queue, batch by batch. It has no state that matters: a walk that is dropped leaves every record where it was. */
export interface Walk {
  /** Records that the last whole walk has left for a newer SDK to send. */
  unreadable: number;
  /** Monotonic ms before which a record is not tried again, by id. */
  readonly resting: Map<string, number>;
  /** Monotonic ms at which the first resting record may be tried again, or Infinity. */
  wakeAt(): number;
  /** From the oldest record; where the last walk got stuck with records that are not to blame, from there. */
  begin(): void;
  /**
   * The next records that are not resting, as many as one batch takes; none after the last. The books are read after them, since
   * what is told of a stream must be in the books, and so in the mirror.
   */
  next(): Promise<readonly Held[]>;
  /** Reads what follows `held`, while that is under way. */
  readAhead(held: readonly Held[]): void;
  /** `held` is done with, in this walk; `stuck`: the next one goes on from here. */
  passed(held: readonly Held[], stuck: boolean): void;
  /** The collector or the network cannot take as many. */
  halve(records: number): void;
}

export function walkOf(outbox: Outbox, env: Environment): Walk {
  /** The key up to which this walk has been. */
  let cursor = '';
  /** Keys of records that only a newer SDK can read, so far. */
  const foreign = new Set<string>();
  /** Records in the next batch: halved when fewer are wanted, doubled when as many are taken. */
  let size: number = limits.batchItems;
  let goOn = false;
  /** What follows the cursor, once it has passed what is under way. */
  let ahead: Promise<Page | null> | null = null;
  const resting: Walk['resting'] = new Map();
  const look = async (after: string): Promise<Page | null> => {
    const page = await outbox.page(after);
    await outbox.refresh();
    return page;
  };
  const endOf = (held: readonly Held[]): string => held.at(-1)?.key ?? cursor;
  const walk: Walk = {
    unreadable: 0,
    resting,
    wakeAt: () => Math.min(...resting.values()),
    begin: () => {
      ahead = null;
      if (!goOn) {
        cursor = '';
        foreign.clear();
        // Not while what rests lies behind the cursor: then it is what wakes the next walk.
        for (const [id, until] of resting) if (until <= env.uptime()) resting.delete(id);
      }
      goOn = false;
    },
    next: async () => {
      for (;;) {
        const page = (await ahead) ?? (await look(cursor));
        ahead = null;
        if (!page) {
          walk.unreadable = foreign.size;
          return [];
        }
        page.foreign.forEach((key) => foreign.add(key));
        const awake = page.held.filter(({ record }) => !resting.has(record.id)).slice(0, size);
        if (awake.length) return awake.slice(0, fitting(awake));
        cursor = page.last;
      }
    },
    readAhead: (held) => {
      ahead = look(endOf(held)).catch(() => null);
    },
    passed: (held, stuck) => {
      cursor = endOf(held);
      goOn = stuck;
      if (!stuck) size = Math.min(limits.batchItems, size * 2);
    },
    halve: (records) => {
      ahead = null;
      size = Math.ceil(records / 2);
    },
  };
  return walk;
}
