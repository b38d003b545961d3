import { parseArgs } from 'node:util';
import { checkModel } from './support/model.ts';

/**
 * `pnpm faults:model [schedules] [--seed S]`: the outbox and its courier on a disk, a network and a collector of a test's
 * own, through so many random orders of deliver, drop, double, lose, put off, crash, wipe, set back, leave and clock jumps; 100,000
 * by default. In half of the worlds each step is asked for, in half the pages pace themselves, with a lock or a lease, and must have
 * delivered everything within a day once all works again. Ends with code 1 and the smallest schedule that breaks an invariant.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' } },
});
const schedules = Number(positionals[0] ?? 100_000);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
/** Schedules between two signs of life. */
const piece = 10_000;

console.log(`seed ${seed} (again with: pnpm faults:model ${schedules} --seed ${seed})`);
try {
  for (let done = 0; done < schedules; done += piece) {
    const now = Math.min(piece, schedules - done);
    await checkModel(now, seed + done);
    console.log(`${done + now} of ${schedules} schedules: nothing lost, nothing counted twice`);
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
