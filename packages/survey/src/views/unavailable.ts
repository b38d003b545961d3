import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../texts/texts.ts';

/** A calm sentence where there is no questionnaire to show; the reason is on the console. */
export function unavailable(texts: Texts, reload: (() => void) | null): TemplateResult {
  return html`<div class="screen outcome" part="screen">
    <h2 tabindex="-1" part="heading">${texts.unavailableTitle}</h2>
    <p class="lead">${texts.unavailableText}</p>
    ${
      reload
        ? html`<div class="actions" part="actions">
            <button type="button" class="secondary" part="button button-reload" @click=${reload}>
              ${texts.reload}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

/** Until the questionnaire is here. */
export function loading(texts: Texts): TemplateResult {
  return html`<div class="screen outcome" part="screen" aria-busy="true">
    <p class="lead" role="status">${texts.loading}</p>
  </div>`;
}
