import { matchesGlob } from 'node:path';
import budgets from './budgets.json' with { type: 'json' };
import type { Budget } from './measure.ts';

/** What one file may weigh. */
export interface FileBudget extends Budget {
  /** What makes a page fetch it. */
  readonly fetched: string;
  /** When an ordinary interview fetches it; absent where it does not. */
  readonly phase?: keyof typeof budgets.phases;
}

const files: Readonly<Record<string, object>> = budgets.files;

/** The budgets that names stand for, hashes and all: of several patterns that fit, the first holds. */
export const patterns: readonly string[] = Object.keys(files);

/** The pattern that a file belongs to, or undefined for a file that nobody has thought of. */
export const patternOf = (file: string): string | undefined =>
  patterns.find((pattern) => matchesGlob(file, pattern));

export const budgetOf = (pattern: string): FileBudget => files[pattern] as FileBudget;

/** Bytes (brotli) that all files of a phase may weigh together, that a whole ordinary interview may, and the delivery code alone. */
export const { phases, interview, sdk } = budgets;
