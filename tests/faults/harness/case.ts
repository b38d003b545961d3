import type { EngineName } from '../drivers/driver.ts';
import type { Need } from './needs.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

export interface Context {
  readonly world: World;
  readonly engine: EngineName;
  /** How often the case repeats its fault. */
  readonly rounds: number;
  /** How long a case goes on whose length is free: the soak. */
  readonly minutes: number;
  readonly random: Random;
  /** Adds a line to the report: a figure that is measured rather than judged. */
  readonly note: (text: string) => void;
}

/** One row of the fault matrix, or one part of it. */
export interface FaultCase {
  /** The row's name in the matrix, with a suffix where a row is tested in parts: `P1`, `P1-relaxed`. */
  readonly id: string;
  readonly title: string;
  readonly engines: readonly EngineName[];
  readonly rounds: { readonly full: number; readonly ci?: number };
  /** Engines of the slice that runs with every test run; none when absent. */
  readonly ci?: readonly EngineName[];
  readonly needs?: Need;
  /** Injects the faults. The invariants are checked after it; it asserts what they do not cover. */
  run(context: Context): Promise<void>;
}
