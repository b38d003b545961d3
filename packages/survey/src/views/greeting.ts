import { html, type TemplateResult } from 'lit';
import { introduction } from './intro.ts';
import type { View } from './view.ts';

/** The introduction on a screen of its own, with the start button or with the ways to take up what was left. */
export function greeting(view: View): TemplateResult {
  const { phase } = view.state;
  return html`<div class="screen intro">
    ${introduction(view)} ${phase.kind === 'intro' && phase.left ? view.ways?.(view) : begin(view)}
  </div>`;
}

function begin({ texts, send }: View): TemplateResult {
  return html`<div class="actions" part="actions">
    <button
      type="button"
      class="primary"
      part="button button-primary"
      @click=${() => send({ type: 'start' })}
    >
      ${texts.start}
    </button>
  </div>`;
}
