import type { Environment } from '../../src/environment.ts';
import { noon } from './batches.ts';

/** A clock that tests turn, dice that always fall the same, and waits that take no time. */
export interface FakeEnvironment extends Environment {
  readonly waits: readonly number[];
  advance(milliseconds: number): void;
}

export function fakeEnvironment(start: string = noon): FakeEnvironment {
  let elapsed = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(Date.parse(start) + elapsed),
    monotonic: () => elapsed,
    random: () => 0.5,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    advance: (milliseconds) => {
      elapsed += milliseconds;
    },
  };
}
