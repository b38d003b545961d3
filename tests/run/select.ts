import type { Suite } from './suite.ts';

/**
 * The suites of these names, and those they come after, in the order of the list; all where no name is given.
 * Returns the sentence to print when a name is unknown.
 */
export function select(
  names: readonly string[],
  suites: readonly Suite[],
): readonly Suite[] | string {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    return `No suite is called ${unknown.join(', ')}: ${suites.map(({ name }) => name).join(', ')}.`;
  }
  if (names.length === 0) return suites;
  const wanted = new Set(names);
  // Whatever a suite comes after stands before it in the list.
  for (const suite of suites.toReversed()) {
    if (wanted.has(suite.name)) suite.after?.forEach((name) => wanted.add(name));
  }
  return suites.filter(({ name }) => wanted.has(name));
}
