import { expect } from 'chai';
import fc from 'fast-check';
import { isQuarantined, isRecord } from '../../src/outbox/record.ts';
import { sha256 } from '../../src/outbox/sha256.ts';
import { settle } from './machine.ts';
import { fates, World } from './world.ts';
import type { Happening } from './world.ts';

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('submit', 'leave', 'step', 'step'),
      page: fc.constantFrom(0, 1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('crash', 'reject', 'retry'),
      page: fc.constantFrom(0, 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('wipe', 'set-back', 'jump', 'put-off') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('time'),
      ms: fc.constantFrom(300, 3_000, 60_000, 1_200_000),
    }),
  },
);

/** The invariants of docs/faults.md, as far as a device and a collector that counts can show them. */
function check(world: World): void {
  const { collector, disk, saved } = world;
  const here = new Set(
    [...disk.values()].flatMap((value) =>
      isQuarantined(value) && 'record' in value
        ? [value.record.id]
        : isRecord(value) && 'id' in value
          ? [value.id]
          : [],
    ),
  );
  for (const one of saved) {
    const { id } = one;
    const known = collector.answers.has(id) || here.has(id) || collector.rejected.has(id);
    const lost = 'seq' in one && collector.streams.get(one.stream)?.lost.has(one.seq);
    expect(known || lost, `I1: ${JSON.stringify(one)} is gone`).to.equal(true);
  }
  const places = new Map<string, string>();
  for (const batch of collector.batches) {
    for (const { id, seq, body, sha256: digest } of batch.items) {
      const place = `${batch.stream} ${seq}`;
      expect(places.get(place) ?? id, `I3: ${place} given twice`).to.equal(id);
      places.set(place, id);
      expect(digest, 'I5').to.equal(sha256(body));
    }
  }
  for (const [stream, { high, seqs, lost }] of collector.streams) {
    for (let seq = 1; seq <= high; seq++) {
      expect(seqs.has(seq) || lost.has(seq), `I4: ${stream} ${seq} is unaccounted for`).to.equal(
        true,
      );
    }
  }
}

/** Runs the outbox and the courier through `runs` random schedules; rejects with the smallest one that breaks an invariant. */
export function checkModel(runs: number, seed?: number): Promise<void> {
  const plans = fc.record({
    happenings: fc.array(fc.record({ what: happening, turns: fc.nat(12) }), {
      minLength: 1,
      maxLength: 24,
    }),
    fatesInOrder: fc.array(fc.constantFrom(...fates), { maxLength: 30 }),
    kind: fc.record({
      device: fc.constantFrom(undefined, 'kiosk-1'),
      pace: fc.constantFrom('steps', 'pump'),
      locks: fc.boolean(),
    }),
  });
  const schedule = fc.asyncProperty(fc.scheduler(), plans, async (scheduler, plan) => {
    const { happenings, fatesInOrder, kind } = plan;
    let calm = false;
    const turn = async (label: string): Promise<void> => {
      if (!calm) await scheduler.schedule(Promise.resolve(), label);
    };
    const world = new World({ kind, turn, fatesInOrder: [...fatesInOrder] });
    const faults: unknown[] = [];
    const one = async (): Promise<boolean> => {
      // What was let go must come to its next turn before anything is chosen again.
      await settle(50);
      if (scheduler.count() === 0) return false;
      await scheduler.waitNext(1);
      return true;
    };
    for (const { what, turns } of happenings) {
      world.happen(what).catch((error: unknown) => faults.push(error));
      for (let i = 0; i < turns && (await one()); i++);
    }
    while (await one());
    calm = true;
    // What came to its turn just before.
    while (await one());
    expect(faults).to.deep.equal([]);
    await world.recover();
    check(world);
  });
  return fc.assert(schedule, { numRuns: runs, ...(seed !== undefined && { seed }) });
}
