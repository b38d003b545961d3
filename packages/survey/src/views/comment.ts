import { html, nothing, type TemplateResult } from 'lit';
import { maskIdentity } from '../privacy/mask.ts';
import { fill } from '../texts/texts.ts';
import type { Step } from '../interview/steps.ts';
import { actions, nextWord } from './actions.ts';
import { progress } from './progress.ts';
import type { View } from './view.ts';

/** Characters left from which on each is told aloud; the count that stands there is read only on coming to the field. */
const toldFrom = 20;

/** Free words on a screen of their own. */
export function comment(view: View, step: Step & { kind: 'comment' }): TemplateResult {
  const heading = (words: unknown): TemplateResult =>
    html`<h2 tabindex="-1" part="heading">${words}</h2>`;
  return html`${progress(view, step)} ${commentField(view, step, heading)}
  ${actions(view, nextWord(view, view.state.comment.trim() === ''))}`;
}

/** Never required, with the request to leave identities out and a notice when there seems to be one. */
export function commentField(
  view: View,
  { maxLength }: Step & { kind: 'comment' },
  heading: (words: unknown) => TemplateResult,
): TemplateResult {
  const { state, texts, send, questionnaire } = view;
  const left = maxLength - state.comment.length;
  const asked = questionnaire.comment ? view.say(questionnaire.comment.text) : nothing;
  return html`${heading(
      html`<label for="comment">${asked} <small>(${texts.optional})</small></label>`,
    )}
    <textarea
      id="comment"
      part="comment"
      rows="6"
      maxlength=${maxLength}
      autocomplete="off"
      aria-describedby="privacy count"
      .defaultValue=${state.comment}
      @input=${(event: InputEvent) =>
        send({ type: 'comment', text: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    <p class="hint count" id="count">${fill(texts.commentLeft, { count: left })}</p>
    <p class="hint" id="privacy">${texts.commentPrivacy}</p>
    <p class="notice" role="status" .textContent=${notice(view, left)}></p>`;
}

/** Said while it is typed, as soon as it is so. */
function notice({ state, texts }: View, left: number): string {
  if (maskIdentity(state.comment) !== state.comment) return texts.commentMasked;
  return left <= toldFrom ? fill(texts.commentLeft, { count: left }) : '';
}
