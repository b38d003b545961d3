import type { Batch } from '@skm-survey/protocol';
import type { Outcome } from './reply.ts';

/** One method, and every fault is an outcome. */
export interface Transport {
  /** `keepalive` lets a small request outlive the page; it may fail for reasons of its own, so it is for first tries. */
  readonly send: (batch: Batch, keepalive?: boolean) => Promise<Outcome>;
}

/** ms until a request is given up. */
export const timeout = 15_000;

/** Says of a retry that the line was too slow. */
export const timedOut = 'timeout';
