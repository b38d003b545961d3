import { hostOf } from './host-of.ts';

/** Brings the start of a new screen into view and moves focus to its heading, so that a screen reader reads it. */
export function enterScreen(host: HTMLElement): void {
  const heading = host.shadowRoot?.querySelector<HTMLElement>('h2');
  if (!heading) return;
  heading.focus({ preventScroll: true });
  const { top } = host.getBoundingClientRect();
  if (top < 0) host.scrollIntoView({ block: 'start' });
  else heading.scrollIntoView({ block: 'nearest' });
}

/** Moves focus to the first control of a question or field that still needs an answer. */
export function enterField(host: HTMLElement, key: string): void {
  const controls = host.shadowRoot?.querySelectorAll<HTMLInputElement>('input') ?? [];
  for (const control of controls) {
    if (control.name === key || control.name === `profile-${key}`) {
      control.focus();
      return;
    }
  }
}

/** True unless the person has gone on to something else on the page. */
export function holdsAttention(host: HTMLElement): boolean {
  const { activeElement, body } = host.ownerDocument;
  if (!activeElement || activeElement === body) return true;
  // Not `:focus-within`, which some engines answer only for a window in front.
  for (let at: Element | null = host; at; at = hostOf(at)) if (at === activeElement) return true;
  return false;
}
