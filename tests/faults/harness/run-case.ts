import type { Driver } from '../drivers/driver.ts';
import type { FaultCase } from './case.ts';
import { Cleanup } from './cleanup.ts';
import { judge } from './invariants.ts';
import type { Random } from './random.ts';
import type { CaseReport } from './report.ts';
import { World } from './world.ts';

export interface RunOptions {
  readonly rounds: number;
  readonly minutes: number;
  readonly random: Random;
  readonly pageFolder: string;
}

/** Runs one case in one engine, in a world of its own, and judges it. Undoes everything, whatever happens. */
export async function runCase(
  faultCase: FaultCase,
  makeDriver: (cleanup: Cleanup) => Driver,
  { rounds, minutes, random, pageFolder }: RunOptions,
): Promise<CaseReport> {
  const cleanup = new Cleanup();
  const start = performance.now();
  const violations: string[] = [];
  const notes: string[] = [];
  let verdict = { accepted: 0, lost: 0, twice: 0, gaps: 0, declared: 0 };
  const driver = makeDriver(cleanup);
  const world = new World(cleanup, driver);
  try {
    await world.start(pageFolder);
    const note = (text: string): void => {
      notes.push(text);
    };
    try {
      await faultCase.run({ world, engine: driver.name, rounds, minutes, random, note });
    } catch (error) {
      violations.push(messageOf(error));
    }
    const { violations: found, ...figures } = judge(await world.settle());
    violations.push(...found);
    verdict = figures;
  } catch (error) {
    violations.push(`could not be judged: ${messageOf(error)}`);
  } finally {
    cleanup.run();
  }
  return {
    id: faultCase.id,
    engine: driver.name,
    title: faultCase.title,
    result: violations.length === 0 ? 'passed' : 'failed',
    rounds,
    saved: world.ledger.savedCount,
    duplicates: world.wire.duplicates,
    verdict,
    violations,
    notes,
    faults: world.wire.faults,
    seconds: (performance.now() - start) / 1000,
  };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const where = error.stack?.split('\n').find((line) => line.includes('/tests/faults/cases/'));
  const place = /cases\/[\w-]+\.ts:\d+/.exec(where ?? '')?.[0];
  return place === undefined ? error.message : `${error.message} (${place})`;
}
