import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../texts/texts.ts';
import { againButton } from './actions.ts';

/** A calm sentence where there is no questionnaire to show; the reason is on the console. */
export function unavailable(texts: Texts, reload: (() => void) | null): TemplateResult {
  return html`<div class="screen outcome">
    <h2 tabindex="-1" part="heading">${texts.unavailableTitle}</h2>
    <p class="lead">${texts.unavailableText}</p>
    ${reload ? againButton(texts.reload, reload) : nothing}
  </div>`;
}
