import { hostOf } from './host-of.ts';

/** Keeps the focus with what is asked. */
export class Focus {
  readonly #host: HTMLElement;
  #screen = '';
  #missing: readonly string[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /**
   * After a screen that a person has left comes its successor's heading; after a refused "next", the list of what is open or
   * the open field.
   *
   * @param screen - Name of what is shown now; empty where nothing is asked.
   * @param missing - Keys of what still needs an answer; a new list is a new refusal.
   */
  follow(screen: string, missing: readonly string[]): void {
    const left = this.#screen;
    // While the open fields are filled in, the list becomes shorter.
    const isRefusal = missing !== this.#missing && missing.length >= this.#missing.length;
    this.#screen = screen;
    this.#missing = missing;
    if (left && screen && left !== screen && holdsAttention(this.#host)) enterScreen(this.#host);
    const [first] = missing;
    if (first !== undefined && isRefusal) enterField(this.#host, first);
  }
}

/** Brings the start of a new screen into view and moves focus to its heading, so that a screen reader reads it. */
function enterScreen(host: HTMLElement): void {
  const heading = host.shadowRoot?.querySelector<HTMLElement>(':is(h2, h3)[tabindex]');
  if (!heading) return;
  heading.focus({ preventScroll: true });
  const { top } = host.getBoundingClientRect();
  if (top < 0) host.scrollIntoView({ block: 'start' });
  heading.scrollIntoView({ block: 'nearest' });
}

/** Moves focus to the list of all that still needs an answer, or to the first control of the one that does. */
function enterField(host: HTMLElement, key: string): void {
  const names = `.open, [name="${key}"], [name="profile-${key}"]`;
  host.shadowRoot?.querySelector<HTMLElement>(names)?.focus();
}

/** True unless the person has gone on to something else on the page. */
function holdsAttention(host: HTMLElement): boolean {
  const { activeElement, body } = host.ownerDocument;
  if (!activeElement || activeElement === body) return true;
  // Not `:focus-within`, which some engines answer only for a window in front.
  for (let at: Element | null = host; at; at = hostOf(at)) if (at === activeElement) return true;
  return false;
}
