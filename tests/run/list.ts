import type { Suite } from './suite.ts';

/** The names of the suites, each with what it holds. */
export function list(suites: readonly Suite[]): string {
  const width = Math.max(...suites.map(({ name }) => name.length));
  return suites.map(({ name, about }) => `${name.padEnd(width)}  ${about}`).join('\n');
}
