import { limits } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Held } from '../outbox/books.ts';
import type { Outbox, Page } from '../outbox/outbox.ts';
import { afterFloor } from './backoff.ts';
import { fitting } from './batch.ts';

/** Goes over the queue, batch by batch. It has no state that matters: a walk that is dropped leaves every record where it was. */
export interface Walk {
  /** Records that the last whole walk has left for a newer SDK to send. */
  unreadable: number;
  /** Whether the records of the last `next` were read ahead: then another page may have sent them meanwhile. */
  early: boolean;
  /** Monotonic ms at which the first resting record may be tried again, or Infinity. */
  wakeAt(): number;
  /** From the oldest record; where the last walk got stuck with records that are not to blame, from there. */
  begin(): void;
  /** The next records that are not resting, as many as one batch takes; none after the last. */
  next(): Promise<readonly Held[]>;
  /** Reads what follows `held`, while that is under way. */
  readAhead(held: readonly Held[]): void;
  /** `held` is done with, in this walk; `stuck`: the next one goes on from here. */
  passed(held: readonly Held[], stuck: boolean): void;
  /** Does not try a record again before `after` s have passed, 30 by default; returns this floor in ms. */
  rest(held: Held, after?: number): number;
  /** The collector or the network cannot take as many. */
  halve(held: readonly Held[]): void;
}

export function walkOf(outbox: Outbox, env: Environment): Walk {
  /** The key up to which this walk has been. */
  let cursor = '';
  /** Keys of records that only a newer SDK can read, so far. */
  const foreign = new Set<string>();
  /** Records in the next batch: halved when fewer are wanted, doubled when as many are taken. */
  let size: number = limits.batchItems;
  const larger = (): number => Math.min(limits.batchItems, size * 2);
  let goOn = false;
  let ahead: { readonly after: string; readonly page: Promise<Page | null> } | null = null;
  /** Monotonic ms before which a record is not tried again, by id. */
  const resting = new Map<string, number>();
  const walk: Walk = {
    unreadable: 0,
    early: false,
    wakeAt: () => Math.min(Infinity, ...resting.values()),
    begin: () => {
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
        const before = ahead?.after === cursor ? await ahead.page : null;
        ahead = null;
        walk.early = before !== null;
        const page = before ?? (await outbox.page(cursor, size));
        if (!page) {
          walk.unreadable = foreign.size;
          return [];
        }
        page.foreign.forEach((key) => foreign.add(key));
        const awake = page.held.filter(({ record }) => !resting.has(record.id)).slice(0, size);
        if (awake.length) return awake.slice(0, fitting(awake.map(({ record }) => record)));
        cursor = page.last;
      }
    },
    readAhead: (held) => {
      const after = held.at(-1)?.key ?? cursor;
      ahead = { after, page: outbox.page(after, larger()).catch(() => null) };
    },
    passed: (held, stuck) => {
      cursor = held.at(-1)?.key ?? cursor;
      goOn = stuck;
      if (!stuck) size = larger();
    },
    rest: ({ record }, after = 30) => {
      resting.set(record.id, env.uptime() + afterFloor(after * 1_000, env));
      return after * 1_000;
    },
    halve: (held) => (size = Math.ceil(held.length / 2)),
  };
  return walk;
}
