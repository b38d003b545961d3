import type { Batch } from '@skm-survey/protocol';
import { sha256 } from '../../src/outbox/sha256.ts';

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A batch with one item for each of `numbers`, whose ids are `uuid(n)`. */
export const batchOf = (...numbers: number[]): Batch => ({
  v: 1,
  batch: uuid(999),
  unit: 'unit',
  stream: 's',
  high: Math.max(0, ...numbers),
  pending: numbers.length,
  closed: false,
  sentAt: '2026-11-01T00:00:00Z',
  items: numbers.map((n) => ({
    id: uuid(n),
    seq: n,
    at: '2026-11-01T00:00:00Z',
    tz: 420,
    up: n,
    sdk: 'test',
    sha256: sha256(`body ${n}`),
    body: `body ${n}`,
  })),
});
