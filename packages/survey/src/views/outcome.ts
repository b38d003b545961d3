import { html, nothing, type TemplateResult } from 'lit';
import type { Kept } from '../interview/state.ts';
import { donePart } from '../extras/done-part.ts';
import { backButton } from './actions.ts';
import { alert, check } from './outcome-icons.ts';
import type { View } from './view.ts';

/** The screens after the review. */
export function outcome(view: View): TemplateResult | typeof nothing {
  const { phase } = view.state;
  switch (phase.kind) {
    case 'sending':
      return sending(view);
    case 'failed':
      return failed(view, phase.code);
    case 'thanks':
      return thanks(view, phase.kept);
    default:
      return nothing;
  }
}

/** While the answer is being kept: usually too short to be seen. */
function sending({ texts }: View): TemplateResult {
  return html`<div class="screen outcome" aria-busy="true">
    <h2 tabindex="-1" part="heading">${texts.sendingTitle}</h2>
    <p class="lead">${texts.sendingText}</p>
  </div>`;
}

/** Shown only when the answer is kept; says no more than what is true of it now. */
function thanks(view: View, kept: Kept): TemplateResult {
  const { texts, send, page } = view;
  const isRejected = kept === 'rejected';
  return html`<div class="screen outcome">
    <span class=${isRejected ? 'badge warn' : 'badge'}>${isRejected ? alert() : check()}</span>
    <h2 tabindex="-1" part="heading" aria-describedby="kept">${texts.thanksTitle}</h2>
    <p class="lead">${page.thanks || texts.thanksText}</p>
    <p class="kept" id="kept" role="status">${texts[kept]}</p>
    <div class="actions" part="actions">
      ${donePart.here?.done(view)}
      <button
        type="button"
        class="secondary"
        part="button"
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
function failed(view: View, code: string): TemplateResult {
  const { texts, send } = view;
  return html`<div class="screen outcome">
    <span class="badge warn">${alert()}</span>
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
      ${backButton(view, texts.seeAnswers)}
    </div>
  </div>`;
}
