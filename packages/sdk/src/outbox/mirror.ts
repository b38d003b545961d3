import type { Environment } from '../environment.ts';
import type { Meta } from './record.ts';

/** What must be known of the books when they are gone, kept apart from the database. */
export type Mark = Pick<Meta, 'rev' | 'stream' | 'high' | 'low' | 'lost' | 'ended'>;

/** The mark, and whether the database is suspect (`true`). Anything may stand there: `isMark` has a close look. */
export interface Kept {
  readonly mark?: Partial<Mark> | null | undefined;
  readonly suspect?: unknown;
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
      const kept = JSON.parse(box?.getItem(key) ?? 'null') as Kept | null;
      if (kept) return kept;
    } catch {
      // Blocked or not ours.
    }
    return memory;
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
