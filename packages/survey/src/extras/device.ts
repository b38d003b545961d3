/** What of the device asks for styles of its own. */
export interface Device {
  /** It chooses the colours. */
  readonly isForced: boolean;
  /** Its letters are large for the room that there is (as `@container (max-width: 16em)` in the styles). */
  readonly isNarrow: boolean;
}

/** Looks at the device as it is now. The box has the size of the element's letters; before it is drawn nothing is narrow. */
export function deviceOf({ shadowRoot }: HTMLElement): Device {
  const box = shadowRoot?.querySelector('.frame');
  return {
    isForced: matchMedia('(forced-colors: active)').matches,
    isNarrow: !!box && box.clientWidth < 16 * parseFloat(getComputedStyle(box).fontSize),
  };
}
