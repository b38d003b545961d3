import { html, nothing, type TemplateResult } from 'lit';
import { currentStep } from '../interview/state.ts';
import type { Step } from '../interview/steps.ts';
import { idPage } from '../texts/id-page.ts';
import { fill, type Texts } from '../texts/texts.ts';
import { actions } from '../views/actions.ts';
import type { Heading, Later } from '../views/later.ts';
import type { View } from '../views/view.ts';
import { numbered } from './numbered.ts';
import { openSummary } from './open-summary.ts';

export { onOnePage as wrap } from '../interview/reduce-page.ts';
export { pageStyles as styles } from '../styles/page-layout.ts';

/** Everything that is asked, on one page; null where the state asks nothing. */
export function screen(view: View, rest: Later): TemplateResult | null {
  const { state, send, questionnaire } = view;
  const { phase } = state;
  if (phase.kind !== 'asking') return null;
  const texts = { ...idPage, ...view.texts };
  const at = phase.at > 0 ? currentStep(state) : null;
  return html`<form
    class="screen page"
    novalidate
    autocomplete="off"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      send({ type: 'next' });
    }}
  >
    ${openSummary(view, texts)}
    <h2 tabindex=${at ? nothing : '-1'} part="heading">${view.say(questionnaire.title)}</h2>
    ${answered(view, texts)}
    ${state.steps.map((step) => {
      const heading = headingOf(step === at);
      switch (step.kind) {
        case 'item':
          return rest.choice(view, {
            item: step.item,
            heading: heading(rest.breakable(numbered(view, step))),
            rest,
          });
        case 'profile':
          return profile(view, step, { heading, rest });
        case 'comment':
          return rest.commentField(view, step, heading);
      }
    })}
    ${actions(view, phase.editing ? texts.saveChange : texts.toReview)}
  </form>`;
}

/** How a part of the page is headed; where the person arrives there, the focus goes to it. */
const headingOf =
  (isHere: boolean): Heading =>
  (words) =>
    html`<h3 tabindex=${isHere ? '-1' : nothing} part="heading">${words}</h3>`;

/** How many questions have an answer, in words and as a bar. */
function answered({ state }: View, texts: Texts): TemplateResult {
  const items = state.steps.filter(({ kind }) => kind === 'item');
  const count = items.filter(({ key }) => state.answers[key] !== undefined).length;
  const words = fill(texts.answeredOf, { count, all: items.length });
  return html`<div class="progress" part="progress">
    <p>${words}</p>
    <progress
      max=${items.length}
      .value=${count}
      aria-label=${texts.progress}
      aria-valuetext=${words}
    ></progress>
  </div>`;
}

/** The fields of one profile step; the first one is headed. */
function profile(
  view: View,
  step: Step & { kind: 'profile' },
  { heading, rest }: { heading: Heading; rest: Later },
): TemplateResult {
  const { texts, state } = view;
  const isFirst = state.steps.find(({ kind }) => kind === 'profile') === step;
  return html`<div class="about">
    ${
      isFirst
        ? html`${heading(texts.profileTitle)}
            <p class="hint">${texts.profileHint}</p>`
        : nothing
    }
    <div class="fields">${step.fields.map((field) => rest.profileField(view, field))}</div>
  </div>`;
}
