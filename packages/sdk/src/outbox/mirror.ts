import type { Environment } from '../environment.ts';
import type { EndedStream, Meta } from './record.ts';
import { emptyMeta, isMeta } from './record.ts';
import { StoreFault } from './store.ts';

/** The high-water mark of a stream, kept apart from the database so that a wiped database is noticed. */
export interface Mark {
  readonly stream: string;
  readonly high: number;
  /** No record below this one was waiting. */
  readonly low: number;
}

interface Kept extends Partial<Mark> {
  readonly suspect?: true;
}

/**
 * A few bytes in localStorage: the mark, and whether the database is suspect. Both are hints that outlive a reload;
 * where localStorage is missing, the page's own memory serves.
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
    const { stream, high, low } = this.#read();
    if (typeof stream !== 'string' || typeof high !== 'number' || typeof low !== 'number')
      return null;
    return { stream, high, low };
  }

  get suspect(): boolean {
    return this.#read().suspect === true;
  }

  set suspect(suspect: boolean) {
    const { suspect: _, ...mark } = this.#read();
    this.#write(suspect ? { ...mark, suspect } : mark);
  }

  /** Notes what a committed transaction left behind. A mark of the same stream never goes back. */
  note(meta: Meta): void {
    const { suspect, ...old } = this.#read();
    const same = old.stream === meta.stream;
    const mark = meta.stream !== null && {
      stream: meta.stream,
      high: Math.max(meta.high, same ? (old.high ?? 0) : 0),
      low: Math.max(meta.low, same ? (old.low ?? 0) : 0),
    };
    this.#write({ ...(mark || {}), ...(suspect && { suspect }) });
  }

  #read(): Kept {
    try {
      // Another page may have written since; its word is newer than our memory.
      const text = this.#box?.getItem(this.#key);
      if (text != null) return JSON.parse(text) as Kept;
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

/** The books as they are, or as they must be after a loss, with what was lost. */
export interface Repaired {
  readonly meta: Meta;
  readonly losses: readonly EndedStream[];
}

/**
 * Holds the stored books against the mark. No books although there is a mark: the database was wiped, so its stream
 * ends here and what may have waited in it is declared lost. Books behind the mark: the database was set back, and the
 * numbers between were given out already, so they are lost and never given out again.
 */
export function repair(stored: unknown, mark: Mark | null): Repaired {
  if (stored !== undefined && !isMeta(stored)) {
    throw new StoreFault('unavailable', 'the outbox was written by a newer version');
  }
  if (!stored) {
    if (!mark) return { meta: emptyMeta, losses: [] };
    const { stream, high, low } = mark;
    const ended: EndedStream = { stream, high, lost: low <= high ? [[low, high]] : [] };
    return { meta: { ...emptyMeta, ended: [ended] }, losses: ended.lost.length ? [ended] : [] };
  }
  if (stored.stream === null || stored.stream !== mark?.stream || stored.high >= mark.high) {
    return { meta: stored, losses: [] };
  }
  const gap: EndedStream = {
    stream: stored.stream,
    high: mark.high,
    lost: [[stored.high + 1, mark.high]],
  };
  return {
    meta: { ...stored, high: mark.high, lost: [...stored.lost, ...gap.lost] },
    losses: [gap],
  };
}
