import { html, type TemplateResult } from 'lit';

/** A line drawing beside words that say the same. */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${path}></path>
  </svg>`;
}

export const clock = (): TemplateResult =>
  icon('M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2');
export const shield = (): TemplateResult =>
  icon('M12 3.2 5 6v5.4c0 4.4 2.9 7.6 7 9.4 4.1-1.8 7-5 7-9.4V6l-7-2.8ZM9 12l2.2 2.2L15.2 10');
export const desk = (): TemplateResult =>
  icon('M4 20v-8h16v8M2.8 12h18.4M12 5.5v3M8.5 12a3.5 3.5 0 0 1 7 0');
