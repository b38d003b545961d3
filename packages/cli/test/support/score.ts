import { score } from '../../src/commands/score.ts';
import { type Commands, dispatch } from '../../src/dispatch.ts';
import type { Run } from './skm.ts';

/** The part of the JSON report that the tests look at. */
export interface Report {
  readonly respondents: number;
  readonly sum: number;
  readonly ikm: string | null;
  readonly mutu: string | null;
  readonly unsur: readonly {
    readonly key: string;
    readonly answered: number;
    readonly sum: number;
    readonly nrr: number | null;
    readonly weighted: number | null;
  }[];
  readonly priority: readonly string[];
  readonly ties: readonly (readonly string[])[];
  readonly ipak: { readonly value: string | null; readonly respondents: number } | null;
  readonly ipkp: { readonly value: string | null } | null;
  readonly computation: { readonly weight: string; readonly unsur: number; readonly text: string };
  readonly notes: readonly string[];
}

const commands: Commands = new Map([['score', () => Promise.resolve(score)]]);

/** `skm score - …` in this process, for the many runs that a process each would make slow. */
export async function scoreText(input: string | Uint8Array, ...args: string[]): Promise<Run> {
  let [stdout, stderr] = ['', ''];
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const code = await dispatch(commands, ['score', '-', ...args], {
    stdin: inPieces(bytes),
    out: (text) => (stdout += text),
    err: (text) => (stderr += text),
  });
  return { code, stdout, stderr };
}

/** The report of an input that must be fine. */
export async function reportOf(input: string, ...args: string[]): Promise<Report> {
  const { code, stdout, stderr } = await scoreText(input, '--json', ...args);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

/** In pieces of seven bytes: characters and rows are cut in two, as a pipe would. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7)
    yield await Promise.resolve(bytes.subarray(at, at + 7));
}
