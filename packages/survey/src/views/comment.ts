import { html, nothing, type TemplateResult } from 'lit';
import { maskIdentity } from '../privacy/mask.ts';
import { fill } from '../texts/texts.ts';
import type { Step } from '../interview/steps.ts';
import { actions, nextWord } from './actions.ts';
import { progress } from './progress.ts';
import type { View } from './view.ts';

/** Characters left from which on each is told aloud; the count that stands there is read only on coming to the field. */
const toldFrom = 20;

/** Free words, never required, with the request to leave identities out and a notice when there seems to be one. */
export function comment(view: View, step: Step & { kind: 'comment' }): TemplateResult {
  const { state, texts, send, questionnaire } = view;
  const left = step.maxLength - state.comment.length;
  return html`${progress(view, step)}
    <h2 tabindex="-1" part="heading">
      <label for="comment">
        ${questionnaire.comment ? view.say(questionnaire.comment.text) : nothing}
        <small>(${texts.optional})</small>
      </label>
    </h2>
    <textarea
      id="comment"
      part="comment"
      rows="6"
      maxlength=${step.maxLength}
      autocomplete="off"
      aria-describedby="privacy count"
      .defaultValue=${state.comment}
      @input=${(event: InputEvent) =>
        send({ type: 'comment', text: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    <p class="hint count" id="count">${fill(texts.commentLeft, { count: left })}</p>
    <p class="hint" id="privacy">${texts.commentPrivacy}</p>
    <p class="notice" role="status" .textContent=${notice(view, left)}></p>
    ${actions(view, nextWord(view, state.comment.trim() === ''))}`;
}

/** Said while it is typed, as soon as it is so. */
function notice({ state, texts }: View, left: number): string {
  if (maskIdentity(state.comment) !== state.comment) return texts.commentMasked;
  return left <= toldFrom ? fill(texts.commentLeft, { count: left }) : '';
}
