/** Calls back whenever what stands in an element changes: questions that are put in, altered or taken away. For as long as the element lives. */
export function watch(element: Element, changed: () => void): void {
  new MutationObserver(changed).observe(element, {
    ...{ attributes: true, characterData: true, childList: true, subtree: true },
  });
}
