/** What of the device asks for styles of its own. */
export interface Device {
  /** It chooses the colours. */
  readonly isForced: boolean;
  /** Its letters are large for the room that there is (as `@container (max-width: 16em)` in the styles). */
  readonly isNarrow: boolean;
}

export const deviceOf = (host: HTMLElement): Device => ({
  isForced: matchMedia('(forced-colors: active)').matches,
  isNarrow: host.clientWidth < 16 * parseFloat(getComputedStyle(host).fontSize),
});
