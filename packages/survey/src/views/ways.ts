import { html, type TemplateResult } from 'lit';
import type { View } from './view.ts';

/** After a reload: on, or from the beginning. The answers are not shown before, for they may be another person's. */
export function ways({ texts, send }: View): TemplateResult {
  return html`<p class="notice" role="status">${texts.resumeHint}</p>
    <div class="actions" part="actions">
      <button
        type="button"
        class="primary"
        part="button button-primary"
        @click=${() => send({ type: 'resume' })}
      >
        ${texts.resume}
      </button>
      <button type="button" class="quiet" part="button" @click=${() => send({ type: 'start' })}>
        ${texts.startOver}
      </button>
    </div>`;
}
