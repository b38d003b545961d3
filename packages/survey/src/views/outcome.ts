import { html, type TemplateResult } from 'lit';
import type { Kept } from '../interview/state.ts';
import { alert, check } from './icons.ts';
import type { View } from './view.ts';

/** While the answer is being kept: usually too short to be seen. */
export function sending({ texts }: View): TemplateResult {
  return html`<div class="screen outcome" part="screen" aria-busy="true">
    <span class="spinner" aria-hidden="true"></span>
    <h2 tabindex="-1" part="heading">${texts.sendingTitle}</h2>
    <p class="lead">${texts.sendingText}</p>
  </div>`;
}

/** Shown only when the answer is kept; says no more than what is true of it now. */
export function thanks({ texts, send }: View, kept: Kept): TemplateResult {
  return html`<div class="screen outcome" part="screen">
    <span class="badge" part="badge">${check()}</span>
    <h2 tabindex="-1" part="heading" aria-describedby="kept">${texts.thanksTitle}</h2>
    <p class="lead">${texts.thanksText}</p>
    <p class="kept" id="kept" part="kept" role="status">${texts[kept]}</p>
    <div class="actions" part="actions">
      <button
        type="button"
        class="secondary"
        part="button button-again"
        aria-describedby="again-hint"
        @click=${() => send({ type: 'restart' })}
      >
        ${texts.again}
      </button>
    </div>
    <p class="hint" id="again-hint">${texts.againHint}</p>
  </div>`;
}

/** The answer is neither kept nor sent: it stays here, and there is a way on. */
export function failed({ texts, send }: View, code: string): TemplateResult {
  return html`<div class="screen outcome" part="screen">
    <span class="badge warn" part="badge">${alert()}</span>
    <h2 tabindex="-1" part="heading" aria-describedby="failed">${texts.failedTitle}</h2>
    <p class="lead" id="failed">${code === 'store-full' ? texts.failedFull : texts.failedText}</p>
    <div class="actions" part="actions">
      <button
        type="button"
        class="primary"
        part="button button-primary"
        @click=${() => send({ type: 'submit' })}
      >
        ${texts.tryAgain}
      </button>
      <button
        type="button"
        class="quiet"
        part="button button-back"
        @click=${() => send({ type: 'back' })}
      >
        ${texts.seeAnswers}
      </button>
    </div>
  </div>`;
}
