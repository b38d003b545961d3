/** An element with a property `key`, which React keeps for itself. */
interface Keyed {
  key: string;
}

/** Gives a class the property `skmKey`, another name of `key`, for the props of its React component. */
export function keyed<T extends Keyed>(
  element: new () => T,
): new () => T & { skmKey?: string | undefined } {
  Object.defineProperty(element.prototype, 'skmKey', {
    configurable: true,
    get(this: Keyed) {
      return this.key;
    },
    set(this: Keyed, key: string | undefined) {
      this.key = key ?? '';
    },
  });
  return element;
}
