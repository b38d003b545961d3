import type { Item } from '@skm-survey/questionnaire';
import { css, html, nothing, type TemplateResult } from 'lit';
import { put } from '../interview/first.ts';
import type { Reduce } from '../interview/reduce.ts';
import { currentStep, type Interview } from '../interview/state.ts';
import type { maskIdentity } from '../privacy/mask.ts';
import { idWhy } from '../texts/id-why.ts';
import type { View } from '../views/view.ts';

/** UTF-16 units of one reason: `limits.reasonLength` of the protocol, whose file comes later than this one. */
export const reasonLength = 300;

/** Whether a value is among the two lowest of a question about quality, and in its lower half. */
function isLow({ kind, options }: Item, value: number | undefined): boolean {
  if (kind !== 'choice' || value === undefined) return false;
  const rank = options.filter((option) => option.value < value).length;
  return rank < Math.min(2, Math.floor(options.length / 2));
}

export const styles = css`
  .why {
    margin-block-start: 1.25em;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_accent-ink);
  }
  .why label {
    font-weight: 600;
  }
  .why textarea {
    margin-block-start: 0.5em;
  }
`;

/** `maskIdentity`, which lies in the part that asks for this one. */
type Mask = typeof maskIdentity;

/** Asks why after a low answer, once it was given; free words, never required. */
export function why(view: View, item: Item, mask: Mask): TemplateResult | typeof nothing {
  const { state, send } = view;
  const { key } = item;
  if (!isLow(item, state.answers[key])) return nothing;
  const texts = { ...idWhy, ...view.texts };
  const text = state.reasons[key] ?? '';
  return html`<div class="why">
    <label for="why-${key}">${texts.whyLow} <small>(${texts.optional})</small></label>
    <textarea
      id="why-${key}"
      part="comment"
      rows="2"
      maxlength=${reasonLength}
      autocomplete="off"
      aria-describedby="privacy-${key}"
      .defaultValue=${text}
      @input=${(event: InputEvent) =>
        send({
          type: 'reason',
          key,
          text: mask((event.target as HTMLTextAreaElement).value).trim(),
        })}
    ></textarea>
    <p class="hint" id="privacy-${key}">${texts.commentPrivacy}</p>
    <p
      class="notice"
      role="status"
      .textContent=${/\[(NIK|telepon)\]/.test(text) ? texts.commentMasked : ''}
    ></p>
  </div>`;
}

/** A `reduce` that knows of reasons: that of an answer goes when the answer is raised. */
export const wrap =
  (reduce: Reduce): Reduce =>
  (state, event) => {
    if (event.type === 'reason') return record(state, event);
    const after = reduce(state, event);
    return event.type === 'answer' && after !== state ? fitting(after, event.key) : after;
  };

function record(state: Interview, { key, text }: { key: string; text: string }): Interview {
  const step = currentStep(state);
  const isAsked = step?.kind === 'item' && step.key === key && isLow(step.item, state.answers[key]);
  if (!isAsked) return state;
  const reasons = put(state.reasons, key, text.slice(0, reasonLength) || undefined);
  return { ...state, reasons };
}

/** Without the reason of an answer that is low no more. */
function fitting(state: Interview, key: string): Interview {
  const step = currentStep(state);
  const isWanted = step?.kind === 'item' && isLow(step.item, state.answers[key]);
  return isWanted ? state : { ...state, reasons: put(state.reasons, key, undefined) };
}
