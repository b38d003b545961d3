import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { currentStep, screenOf } from '../interview/state.ts';
import { comment } from './comment.ts';
import { intro } from './intro.ts';
import { failed, sending, thanks } from './outcome.ts';
import { profile } from './profile.ts';
import { question } from './question.ts';
import { review } from './review.ts';
import type { View } from './view.ts';

/** The one screen that the state asks for. Each screen gets fresh elements, so nothing of the last one lingers. */
export function screen(view: View): unknown {
  return keyed(screenOf(view.state), ofPhase(view));
}

function ofPhase(view: View): TemplateResult | typeof nothing {
  const { phase } = view.state;
  switch (phase.kind) {
    case 'intro':
      return intro(view);
    case 'asking':
      return form(() => view.send({ type: 'next' }), asked(view));
    case 'review':
      return form(() => view.send({ type: 'submit' }), review(view));
    case 'sending':
      return sending(view);
    case 'failed':
      return failed(view, phase.code);
    case 'thanks':
      return thanks(view, phase.kept);
  }
}

function asked(view: View): TemplateResult | typeof nothing {
  const step = currentStep(view.state);
  switch (step?.kind) {
    case 'item':
      return question(view, step);
    case 'profile':
      return profile(view, step);
    case 'comment':
      return comment(view, step);
    case undefined:
      return nothing;
  }
}

/** A form only for Enter and for the name of things: it is never sent by the browser. */
function form(go: () => void, body: unknown): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    go();
  };
  return html`<form class="screen" part="screen" novalidate autocomplete="off" @submit=${submit}>
    ${body}
  </form>`;
}
