import { html, type TemplateResult } from 'lit';
import type { FailureCode } from '../problems.ts';
import type { Texts } from '../texts/texts.ts';

/** The button that asks once more. It stays while asking, so that focus has somewhere to be. */
export interface Retry {
  readonly loading: boolean;
  readonly again: () => void;
}

/** First load: nothing is known yet. */
export function loading(texts: Texts): TemplateResult {
  return html`<p class="loading">${texts.loading}</p>`;
}

/** No figures at all: what happened, calmly, and what to do. */
export function failed(code: FailureCode, retry: Retry, texts: Texts): TemplateResult {
  return html`<div class="failed" part="error">
    <h2>${texts.failedHeading}</h2>
    <p class="calm">${reason(code, texts)}</p>
    ${retryButton(retry, texts)}
  </div>`;
}

/** Earlier figures are on show and could not be renewed. `moment` is when they were made. */
export function stale(moment: string, retry: Retry, texts: Texts): TemplateResult {
  return html`<div class="stale" part="notice">
    <p>${texts.stale(moment)}</p>
    ${retryButton(retry, texts)}
  </div>`;
}

function reason(code: FailureCode, texts: Texts): string {
  if (code === 'results-setup') return texts.failedSetup;
  return code === 'results-unreachable' ? texts.failedUnreachable : texts.failedAnswer;
}

function retryButton({ loading, again }: Retry, texts: Texts): TemplateResult {
  return html`<button type="button" part="retry" aria-disabled=${loading} @click=${again}>
    ${loading ? texts.retrying : texts.retry}
  </button>`;
}
