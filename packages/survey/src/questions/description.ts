import type { Fault } from '../sentences.ts';

/** One `<skm-question>` as it stands in the page: the values of its attributes, null where there is none. */
export interface Description {
  readonly key: string | null;
  readonly text: string | null;
  readonly options: string | null;
  readonly unsur: string | null;
  readonly after: string | null;
  readonly required: string | null;
  readonly lang: string | null;
  /** Attributes that mean nothing here and may be misspelt. */
  readonly strange: readonly string[];
}

/** What the page says about its questions; empty texts say nothing. */
export interface Descriptions {
  readonly questions: readonly Description[];
  readonly omit: string;
  readonly profile: string;
  readonly profileRequired: string;
  readonly comment: string;
}

/** Takes note of a mistake; what it is about is left out, and the rest goes on. */
export type Note = (code: Fault['code'], detail: string) => void;

/** Names with spaces or commas between them. */
export const namesIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** Words with `|` between them. */
export const wordsIn = (text: string): string[] => text.split('|').map((words) => words.trim());
