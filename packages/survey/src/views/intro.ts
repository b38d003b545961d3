import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../texts/texts.ts';
import type { Step } from '../interview/steps.ts';
import { clock, desk, shield } from './icons.ts';
import type { View } from './view.ts';

/** What it is, how long it takes, what becomes of privacy. */
export function introduction(view: View): TemplateResult {
  const { texts, state, questionnaire } = view;
  const count = state.steps.filter(({ kind }) => kind === 'item').length;
  // The heading to begin at, until there is an answer: who comes back then comes back to the question.
  const tabindex = state.phase.kind === 'intro' ? '-1' : nothing;
  return html`<slot name="logo"></slot>
    ${view.page.unitName ? html`<p class="eyebrow">${view.page.unitName}</p>` : nothing}
    <h2 tabindex=${tabindex} part="heading">${view.say(questionnaire.title)}</h2>
    <ul class="facts">
      ${
        view.page.serviceName
          ? html`<li>${desk()} ${fill(texts.introService, { service: view.page.serviceName })}</li>`
          : nothing
      }
      <li>${clock()} ${fill(texts.introLength, { count, minutes: minutesFor(state.steps) })}</li>
      <li>${shield()} ${texts.introPrivacy}</li>
    </ul>
    ${view.unofficial ? html`<p class="hint">${texts.unofficial}</p>` : nothing}`;
}

/** A rounded guess, never 0: 12 seconds a question, 6 a profile field, 20 for a comment. */
function minutesFor(steps: readonly Step[]): number {
  const seconds = steps.map((step) => {
    if (step.kind === 'profile') return step.fields.length * 6;
    return step.kind === 'item' ? 12 : 20;
  });
  return Math.max(1, Math.round(seconds.reduce((sum, one) => sum + one, 0) / 60));
}
