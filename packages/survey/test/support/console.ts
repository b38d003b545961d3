/** Collects what is said with `console.warn` until it is given back. */
export function listenToConsole(): { readonly said: string[]; restore: () => void } {
  const before = console.warn;
  const said: string[] = [];
  console.warn = (...words: unknown[]): void => {
    said.push(words.join(' '));
  };
  return {
    said,
    restore: () => {
      console.warn = before;
    },
  };
}
