import { html, type TemplateResult } from 'lit';
import type { View } from './view.ts';

/** Takes a choice back. */
export function clearButton({ texts }: View, clear: () => void): TemplateResult {
  return html`<button type="button" class="link" part="button" @click=${clear}>
    ${texts.clear}
  </button>`;
}
