import { html, nothing, type TemplateResult } from 'lit';
import type { View } from './view.ts';

/** The buttons under a question. The first submits the form, so Enter works from every field; the other one leads back, where anything is there. */
export function actions(view: View, next: string, leadsBack = true): TemplateResult {
  return html`<div class="actions" part="actions">
    <button type="submit" class="primary" part="button button-primary">${next}</button>
    ${leadsBack ? backButton(view, view.texts.back) : nothing}
  </div>`;
}

/** Goes to the screen before. */
export function backButton({ send }: View, words: string): TemplateResult {
  return html`<button
    type="button"
    class="quiet"
    part="button"
    @click=${() => send({ type: 'back' })}
  >
    ${words}
  </button>`;
}

/** Tries once more to get what could not be loaded. */
export const againButton = (words: string, again: () => void): TemplateResult =>
  html`<div class="actions" part="actions">
    <button type="button" class="secondary" part="button" @click=${again}>${words}</button>
  </div>`;

/** The word on "next": it says where the button leads. */
export function nextWord({ state, texts }: View, empty: boolean): string {
  if (state.phase.kind === 'asking' && state.phase.editing) return texts.saveChange;
  return empty ? texts.skip : texts.next;
}

/** The error of one field; its id is what the field's `aria-describedby` names. */
export function fieldError(
  view: View,
  key: string,
  words: string,
): TemplateResult | typeof nothing {
  if (!view.state.missing.includes(key)) return nothing;
  return html`<p class="error" part="error" id="error-${key}">${words}</p>`;
}
