import type { SeqRange } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { EndedStream, Meta } from './record.ts';
import { emptyMeta, isMeta } from './record.ts';
import { StoreFault } from './store.ts';

/** What must be known of the books when they are gone, kept apart from the database. */
export type Mark = Pick<Meta, 'rev' | 'stream' | 'high' | 'low' | 'lost' | 'ended'>;

const isMark = (kept: Partial<Mark>): kept is Mark =>
  (kept.stream === null || typeof kept.stream === 'string') &&
  Number.isSafeInteger(kept.rev) &&
  Number.isSafeInteger(kept.high) &&
  Number.isSafeInteger(kept.low) &&
  Array.isArray(kept.lost) &&
  Array.isArray(kept.ended);

/** Without what is undefined in JSON. */
interface Kept {
  readonly mark?: Mark | undefined;
  readonly suspect?: true | undefined;
}

/**
 * A few bytes in localStorage, so that a wiped database is noticed: the mark, and whether the database is suspect.
 * Both are hints that outlive a reload; where localStorage is missing, the page's own memory serves.
 */
export class Mirror {
  readonly #box: Environment['mirror'];
  readonly #key: string;
  #kept: Kept = {};

  constructor(box: Environment['mirror'], key: string) {
    this.#box = box;
    this.#key = key;
  }

  get mark(): Mark | null {
    return this.#read().mark ?? null;
  }

  get suspect(): boolean {
    return !!this.#read().suspect;
  }

  set suspect(suspect: boolean) {
    this.#write({ ...this.#read(), suspect: suspect || undefined });
  }

  /** Notes what a committed transaction left behind, unless a later one has been noted. */
  note({ rev, stream, high, low, lost, ended }: Meta): void {
    const kept = this.#read();
    if (kept.mark && kept.mark.rev >= rev) return;
    this.#write({ ...kept, mark: { rev, stream, high, low, lost, ended } });
  }

  #read(): Kept {
    try {
      // Another page may have written since; its word is newer than our memory.
      const text = this.#box?.getItem(this.#key);
      if (text != null) return keptOf(JSON.parse(text));
    } catch {
      // Blocked or not ours: the memory serves.
    }
    return this.#kept;
  }

  #write(kept: Kept): void {
    this.#kept = kept;
    try {
      this.#box?.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // Full or blocked: the memory serves.
    }
  }
}

/** Anything may stand in localStorage. Throws for null, which has no members to ask for. */
function keptOf(value: unknown): Kept {
  const { mark, suspect } = value as { mark?: Partial<Mark>; suspect?: unknown };
  return {
    mark: mark && isMark(mark) ? mark : undefined,
    suspect: suspect === true || undefined,
  };
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
export function repair(stored: unknown, mark: Mark | null): Repaired {
  if (stored !== undefined && !isMeta(stored)) {
    throw new StoreFault('unavailable', 'the outbox was written by a newer version');
  }
  const meta = stored ?? emptyMeta;
  // One count stands for one write: books of the same count and another stream are of another past, put back by someone.
  const isSameWrite = meta.rev === mark?.rev && meta.stream === mark.stream;
  if (!mark || meta.rev > mark.rev || isSameWrite) return { meta, losses: [] };
  const { rev, high } = mark;
  if (meta.stream !== null && meta.stream === mark.stream) {
    const gap: SeqRange[] = meta.high < high ? [[meta.high + 1, high]] : [];
    return {
      meta: { ...meta, rev, high: Math.max(meta.high, high), lost: [...meta.lost, ...gap] },
      losses: gap.length ? [{ stream: meta.stream, high, lost: gap }] : [],
    };
  }
  const waited: SeqRange[] = mark.low <= high ? [[mark.low, high]] : [];
  const gone = { stream: mark.stream, high, lost: [...mark.lost, ...waited] };
  const told = meta.ended.some(({ stream }) => stream === gone.stream);
  // Of two words on a stream the later one holds.
  const ended = [meta, ...meta.ended, ...mark.ended, ...(told ? [] : [gone])].filter(isNamed);
  return {
    meta: {
      ...meta,
      ...{ rev, stream: null, high: 0, low: 1, lost: [] },
      ended: [...new Map(ended.map((one) => [one.stream, endedOf(one)])).values()],
      shift: (meta.shift ?? 0) + meta.high,
    },
    losses: isNamed(gone) && !told && waited.length ? [gone] : [],
  };
}

const isNamed = (one: { stream: string | null }): one is EndedStream => one.stream !== null;
const endedOf = ({ stream, high, lost }: EndedStream): EndedStream => ({ stream, high, lost });
