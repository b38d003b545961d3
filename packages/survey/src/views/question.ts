import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '@skm-survey/questionnaire';
import { goesOn } from '../goes-on.ts';
import type { Step } from '../interview/steps.ts';
import { actions, fieldError, nextWord } from './actions.ts';
import { face } from './face.ts';
import { introduction } from './intro.ts';
import type { Choice, Later } from './later.ts';
import { opening } from './opening.ts';
import { progress } from './progress.ts';
import type { View } from './view.ts';

/** One question on a screen of its own, the first one beneath the introduction. */
export function question(
  view: View,
  step: Step & { kind: 'item' },
  rest: Later | null,
): TemplateResult {
  const { item } = step;
  const { state, texts, page } = view;
  const { phase, steps } = state;
  const isOpen = !item.required && state.answers[item.key] === undefined;
  const isOpening = opening(state, page) === step;
  const isNews = step === steps[0] && !(phase.kind === 'asking' && phase.editing) && goesOn(page);
  const heading = html`<h2 tabindex="-1" part="heading" aria-describedby="where">
    ${(rest?.breakable ?? String)(view.say(item.text))}
  </h2>`;
  return html`${isOpening ? html`<div class="intro">${introduction(view)}</div>` : nothing}
  ${progress(view, step)} ${choice(view, { item, heading, rest })}
  ${
    // Told before it happens for the first time: that a choice brings the next question (WCAG 3.2.2).
    isNews ? html`<p class="hint">${texts.advance}</p>` : nothing
  }
  ${actions(view, nextWord(view, isOpen), !isOpening)}`;
}

/** A fieldset whose legend is the question, native radios, the words of each option beside a face. The group is what is
 * required and what is wrong: a radio with `required` is called invalid before anything could be chosen. */
export function choice(view: View, { item, heading, rest }: Choice): TemplateResult {
  const { state, texts } = view;
  const wrong = state.missing.includes(item.key);
  return html`<fieldset
    part="question"
    role="radiogroup"
    aria-required=${item.required}
    aria-invalid=${wrong}
    aria-describedby=${wrong ? `error-${item.key}` : nothing}
  >
    <legend>${heading}</legend>
    ${fieldError(view, item.key, texts.chooseOne)}
    <div class="options">${item.options.map((_, rank) => option(view, item, rank))}</div>
    ${rest?.beneath(view, item)}
  </fieldset>`;
}

function option(view: View, item: Item, rank: number): TemplateResult | typeof nothing {
  const one = item.options[rank];
  if (!one) return nothing;
  const checked = view.state.answers[item.key] === one.value;
  const wrong = view.state.missing.includes(item.key);
  return html`<label class="card option" part=${checked ? 'option option-checked' : 'option'}>
    <input
      type="radio"
      name=${item.key}
      value=${one.value}
      .checked=${checked}
      aria-describedby=${wrong ? `error-${item.key}` : nothing}
      @change=${() => view.send({ type: 'answer', key: item.key, value: one.value })}
    />
    <span class="words">${view.say(one.text)}</span>
    ${hasFaces(view, item) ? face(moodOf(item, one.value), item.options.length) : nothing}
  </label>`;
}

/** Whether the options go from bad to good: where they count, or where nothing of the questionnaire does. Ways to come here do not. */
const hasFaces = ({ questionnaire: { items } }: View, { kind, counts }: Item): boolean =>
  kind === 'choice' && (!!counts || items.every((one) => !one.counts));

/** Rank of a value among the options, whatever the order in which they are shown. */
function moodOf(item: Item, value: number): number {
  return item.options.filter((one) => one.value < value).length;
}
