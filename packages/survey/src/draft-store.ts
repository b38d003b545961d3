import { browserEnvironment, type SurveyEnvironment } from './environment.ts';
import type { Draft } from './interview/draft.ts';

/** ms after the last answer for which a draft may be taken up again. */
export const draftLife = 30 * 60_000;

/** A try to submit that failed: taken up again, the same answer must keep its id. */
export interface FailedTry {
  readonly id: string;
  readonly text: string;
}

export interface Kept {
  readonly draft: Draft;
  readonly failed: FailedTry | null;
}

/** Elements that have the same draft in mind: the first one has it, so that two on a page do not see each other. */
const owners = new Map<string, DraftStore>();

/**
 * The half-filled interview of this tab: it survives a reload, and ends with the tab. Never in the storage that other tabs
 * and later visitors share. All faults of the storage mean "no draft".
 */
export class DraftStore {
  readonly #env: SurveyEnvironment;
  #key: string | null = null;

  constructor(env: SurveyEnvironment = browserEnvironment) {
    this.#env = env;
  }

  /** Names where the draft is from now on; null for nowhere. */
  own(key: string | null): void {
    if (key === this.#key) return;
    if (this.#key !== null) owners.delete(this.#key);
    this.#key = key !== null && !owners.has(key) ? key : null;
    if (this.#key !== null) owners.set(this.#key, this);
  }

  /** Keeps nothing under the name of before, if that was another one. */
  leave(key: string): void {
    if (key !== this.#key) this.write(null);
  }

  /** The draft, unless it is too old. */
  read(): Kept | null {
    try {
      const text = this.#key === null ? null : this.#env.session()?.getItem(this.#key);
      const kept = text ? (JSON.parse(text) as Kept & { v: 1; at: number }) : null;
      const age = kept?.v === 1 ? this.#env.now() - kept.at : Infinity;
      if (kept && age >= 0 && age < draftLife) return kept;
    } catch {
      // Blocked, or not what was written: then there is none.
    }
    this.write(null);
    return null;
  }

  /** Keeps a draft, or none. */
  write(draft: Draft | null, failed: FailedTry | null = null): void {
    const key = this.#key;
    if (key === null) return;
    try {
      const session = this.#env.session();
      if (draft === null) session?.removeItem(key);
      else session?.setItem(key, JSON.stringify({ v: 1, at: this.#env.now(), draft, failed }));
    } catch {
      // A tab without storage does without drafts.
    }
  }
}
