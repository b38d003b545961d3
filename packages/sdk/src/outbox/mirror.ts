import type { SeqRange } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { EndedStream, Meta } from './record.ts';
import { emptyMeta, isMeta } from './record.ts';
import { StoreFault } from './store.ts';

/** What must be known of the books when they are gone, kept apart from the database. */
export type Mark = Pick<Meta, 'rev' | 'stream' | 'high' | 'low' | 'lost' | 'ended'>;

/** The mark, and whether the database is suspect. */
export interface Kept {
  readonly mark?: Mark | undefined;
  readonly suspect?: true | undefined;
}

/**
 * A few bytes in localStorage, so that a wiped database is noticed. Hints that outlive a reload; where localStorage is
 * missing, the page's own memory serves.
 */
export interface Mirror {
  read(): Kept;
  /** Puts something in the place of what was kept. */
  write(more: Kept): void;
}

export function mirrorOf(box: Environment['mirror'], key: string): Mirror {
  let memory: Kept = {};
  const read = (): Kept => {
    try {
      // Another page may have written since; its word is newer than our memory.
      return keptOf(JSON.parse(box?.getItem(key) ?? 'null'));
    } catch {
      // Missing, blocked or not ours: the memory serves.
      return memory;
    }
  };
  const write = (more: Kept): void => {
    memory = { ...read(), ...more };
    try {
      box?.setItem(key, JSON.stringify(memory));
    } catch {
      // Full or blocked: the memory serves.
    }
  };
  return { read, write };
}

/** Anything may stand in localStorage. Throws for null, which has no members to ask for. */
function keptOf(value: unknown): Kept {
  const { mark, suspect } = value as { mark?: unknown; suspect?: unknown };
  return { mark: isMark(mark) ? mark : undefined, suspect: suspect === true || undefined };
}

function isMark(value: unknown): value is Mark {
  const { rev, stream, high, low, lost, ended } = (value ?? {}) as Partial<Mark>;
  return (
    (stream === null || typeof stream === 'string') &&
    [rev, high, low].every(Number.isSafeInteger) &&
    [lost, ended].every(Array.isArray)
  );
}

/** The books as they are, or as they must be after a loss, with what was lost. */
export interface Repaired {
  readonly meta: Meta;
  readonly losses: readonly EndedStream[];
}

/**
 * Holds the stored books against the mark, which is of a later moment when the database was wiped or set back. Then what
 * may have waited is declared lost, and numbers that were given out since are never given out again: a stream that was put
 * back beside another one takes no more numbers, since nobody knows how far it has gone. What still waits of it is sent.
 */
export function repair(stored: unknown, mark: Mark | undefined): Repaired {
  if (stored !== undefined && !isMeta(stored)) {
    throw new StoreFault('unavailable', 'written by a newer version');
  }
  const meta = stored ?? emptyMeta;
  const isSame = meta.stream === mark?.stream;
  // One count stands for one write: books of the same count and another stream are of another past, put back by someone.
  if (!mark || meta.rev > mark.rev || (isSame && meta.rev === mark.rev))
    return { meta, losses: [] };
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

export const isNamed = <T extends { stream: string | null }>(
  one: T,
): one is T & { stream: string } => one.stream !== null;
export const endedOf = ({ stream, high, lost }: EndedStream): EndedStream => ({
  stream,
  high,
  lost,
});
