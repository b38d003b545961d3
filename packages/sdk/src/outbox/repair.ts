import type { SeqRange } from '@skm-survey/protocol';
import type { Mark } from './mirror.ts';
import type { EndedStream, Meta } from './record.ts';
import { endedOf, isNamed } from './record.ts';

/** The books as they are, or as they must be after a loss, with what was lost. */
export interface Repaired {
  readonly meta: Meta;
  readonly losses: readonly EndedStream[];
}

/**
 * What the books must be that are of an earlier moment than the mark, since the database was wiped or set back. What
 * may have waited is declared lost, and numbers that were given out since are never given out again: a stream that was put
 * back beside another one takes no more numbers, since nobody knows how far it has gone. What still waits of it is sent.
 */
export function repair(meta: Meta, mark: unknown): Repaired {
  if (!isMark(mark)) return { meta, losses: [] };
  const isSame = meta.stream === mark.stream;
  const { rev, stream, high, low } = mark;
  const from = isSame && stream !== null ? meta.high + 1 : low;
  const waited: SeqRange[] = from <= high ? [[from, high]] : [];
  if (isSame && stream !== null)
    return {
      meta: { ...meta, rev, high: Math.max(meta.high, high), lost: [...meta.lost, ...waited] },
      losses: waited.length ? [{ stream, high, lost: waited }] : [],
    };
  const gone = { stream, high, lost: [...mark.lost, ...waited] };
  const told = meta.ended.some((one) => one.stream === stream);
  // Of two words on a stream the later one holds.
  const over = [meta, ...meta.ended, ...mark.ended, ...(told ? [] : [gone])].filter(isNamed);
  const ended = new Map(over.map((one) => [one.stream, endedOf(one)]));
  return {
    meta: {
      ...{ ...meta, rev, stream: null, high: 0, low: 1, lost: [] },
      ended: [...ended.values()],
      shift: (meta.shift ?? 0) + meta.high,
    },
    losses: isNamed(gone) && !told && waited.length ? [gone] : [],
  };
}

/** Anything may stand in localStorage. */
export function isMark(value: unknown): value is Mark {
  const { rev, stream, high, low, lost, ended } = (value ?? {}) as Partial<Mark>;
  return (
    (stream === null || typeof stream === 'string') &&
    [rev, high, low].every(Number.isSafeInteger) &&
    [lost, ended].every(Array.isArray)
  );
}
