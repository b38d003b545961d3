import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../texts/texts.ts';
import type { ProfileField } from '@skm-survey/questionnaire';
import type { Step } from '../interview/steps.ts';
import { actions } from './actions.ts';
import type { View } from './view.ts';
import { breakable } from '../extras/extras.ts';

/** One line of the review: what was asked, what was said, and which screen changes it. */
interface Line {
  readonly asked: string;
  readonly said: string | null;
  /** Why, after a low answer. */
  readonly why?: string | undefined;
  readonly at: number;
}

/** Everything as it will be stored, masked words included, each with a way to change it. */
export function review(view: View): TemplateResult {
  const { state, texts, send } = view;
  return html`<h2 tabindex="-1" part="heading" aria-describedby="lead">${texts.reviewTitle}</h2>
    <p class="lead" id="lead">${texts.reviewLead}</p>
    <dl class="review" part="review">
      ${state.steps.flatMap((step, at) => linesOf(view, step, at)).map((line) => reviewLine(view, line))}
    </dl>
    <label class="check">
      <input
        type="checkbox"
        name="assisted"
        .checked=${state.assisted}
        @change=${(event: Event) =>
          send({ type: 'assisted', value: (event.target as HTMLInputElement).checked })}
      />
      <span>${texts.assisted}</span>
    </label>
    ${actions(view, texts.submit)}`;
}

function reviewLine({ texts, send }: View, { asked, said, why, at }: Line): TemplateResult {
  return html`<div class="line">
    <dt>${breakable(asked)}</dt>
    <dd class=${said === null ? 'said none' : 'said'}>${said ?? texts.unanswered}</dd>
    ${why ? html`<dd class="hint">${why}</dd>` : nothing}
    <dd>
      <button
        type="button"
        class="link"
        part="button"
        aria-label=${fill(texts.changeWhat, { question: asked })}
        @click=${() => send({ type: 'edit', at })}
      >
        ${texts.change}
      </button>
    </dd>
  </div>`;
}

function linesOf(view: View, step: Step, at: number): readonly Line[] {
  const { state, questionnaire } = view;
  switch (step.kind) {
    case 'item': {
      const chosen = step.item.options.find(({ value }) => value === state.answers[step.key]);
      return [
        {
          asked: view.say(step.item.text),
          said: chosen ? view.say(chosen.text) : null,
          why: state.reasons[step.key],
          at,
        },
      ];
    }
    case 'profile':
      return step.fields.map((field) => ({
        asked: view.say(field.text),
        said: profileWords(view, field),
        at,
      }));
    case 'comment':
      return questionnaire.comment
        ? [{ asked: view.say(questionnaire.comment.text), said: state.comment || null, at }]
        : [];
  }
}

function profileWords(view: View, { key, options }: ProfileField): string | null {
  const value = view.state.profile[key];
  if (value === undefined) return null;
  if (value === null) return view.texts.preferNot;
  const option = options?.find((one) => one.value === value);
  return option ? view.say(option.text) : value;
}
