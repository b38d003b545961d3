import { html, type TemplateResult } from 'lit';
import type { Texts } from '../texts/texts.ts';
import { againButton, backButton } from './actions.ts';
import type { View } from './view.ts';

/** Until the questionnaire is here. Words of another language begin where these do: nothing shifts when they come. */
export function loading(texts: Texts): TemplateResult {
  return html`<div class="screen" aria-busy="true">
    <p class="lead" role="status">${texts.loading}</p>
  </div>`;
}

/** Until the part with the next screen is here. What was said stays in the interview. */
export function waiting(view: View): TemplateResult {
  const { texts, again } = view;
  return html`<div class="screen outcome" aria-busy="true">
    <h2 tabindex="-1" part="heading" aria-describedby="waiting">${texts.waitingTitle}</h2>
    <p class="lead" id="waiting">${texts.waitingText}</p>
    ${againButton(texts.tryAgain, again)} ${backButton(view, texts.back)}
  </div>`;
}
