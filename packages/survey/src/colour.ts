/** Whether this is a CSS colour; where nothing can tell, it is one. */
export const isColour = (value: string): boolean =>
  !('CSS' in globalThis) || CSS.supports('color', value);
