import type { QuarantineView } from '../api.ts';
import { keyOf } from './books.ts';
import type { Outbox } from './outbox.ts';
import type { Quarantined } from './record.ts';
import { isQuarantined, quarantineKey, quarantinePrefix, sizeOf, unnumberedKey } from './record.ts';

/**
 * What was set aside, in the hands of a person. `released` is called after records went back to be sent, or were erased.
 * Rejects with a `StoreFault` when the store fails.
 */
export function quarantineView(outbox: Outbox, released: () => void): QuarantineView {
  const each = async (
    ids: readonly string[],
    act: (outbox: Outbox, id: string) => Promise<boolean>,
  ): Promise<number> => {
    let done = 0;
    for (const id of ids) if (await act(outbox, id)) done++;
    if (done) released();
    return done;
  };
  const list = async (): Promise<Quarantined[]> => {
    const found: Quarantined[] = [];
    for await (const [, one] of outbox.entries(quarantinePrefix))
      if (isQuarantined(one)) found.push(one);
    return found;
  };
  const all = async (): Promise<string[]> => (await list()).map(({ record }) => record.id);
  return {
    list: async () =>
      (await list()).map(({ record, reason, since }) => ({
        id: record.id,
        seq: record.seq,
        at: record.at,
        since,
        questionnaire: record.questionnaire,
        reason,
      })),
    retry: async (ids) => each(ids ?? (await all()), putBack),
    erase: (ids) => each(ids, erase),
  };
}

function putBack(outbox: Outbox, id: string): Promise<boolean> {
  return outbox.transact(
    (books, [value]) => {
      if (!isQuarantined(value)) return { result: false };
      const { record } = value;
      const left = { ...books, quarantined: books.quarantined - 1 };
      const remove = [quarantineKey(id)];
      // Of a stream that is over: it gets a place in the present one.
      if (record.stream !== books.stream)
        return {
          result: true,
          put: [[unnumberedKey(id), record]],
          remove,
          meta: { ...left, bytes: books.bytes - sizeOf(record) },
        };
      return {
        result: true,
        put: [[keyOf(record.seq, books), record]],
        remove,
        meta: { ...left, low: Math.min(books.low, record.seq), pending: books.pending + 1 },
      };
    },
    [quarantineKey(id)],
  );
}

function erase(outbox: Outbox, id: string): Promise<boolean> {
  return outbox.transact(
    (books, [value]) => {
      if (!isQuarantined(value)) return { result: false };
      return {
        result: true,
        remove: [quarantineKey(id)],
        meta: {
          ...books,
          bytes: books.bytes - sizeOf(value.record),
          quarantined: books.quarantined - 1,
        },
      };
    },
    [quarantineKey(id)],
  );
}
