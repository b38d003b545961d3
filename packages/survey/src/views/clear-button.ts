import { html, type TemplateResult } from 'lit';
import type { View } from './view.ts';

/** Takes a choice back, and the focus to the first option: the button goes with the choice. */
export function clearButton({ texts }: View, clear: () => void): TemplateResult {
  const press = ({ target }: Event): void => {
    (target as Element).closest('fieldset')?.querySelector('input')?.focus();
    clear();
  };
  return html`<button type="button" class="link" part="button" @click=${press}>
    ${texts.clear}
  </button>`;
}
