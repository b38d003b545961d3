import { html, nothing, type TemplateResult } from 'lit';
import { currentStep, type Interview } from '../interview/state.ts';
import type { Later } from './later.ts';
import { opening } from './opening.ts';
import { question } from './question.ts';
import type { View } from './view.ts';
import { loading, waiting } from './waiting.ts';

/** Whether the screen of this state lies in the part that comes after the first questions. */
export const isWaiting = (state: Interview, layout: string): boolean =>
  state.phase.kind !== 'intro' && (currentStep(state)?.kind !== 'item' || layout === 'page');

/** The one screen that the state asks for; where its part is still on the way, a screen that says so. */
export function screen(view: View, rest: Later | null): TemplateResult | typeof nothing {
  const { phase } = view.state;
  const first = opening(view.state, view.page);
  if (phase.kind === 'intro' && !first) return rest?.greeting(view) ?? loading(view.texts);
  const step = first ?? currentStep(view.state);
  if (!rest && isWaiting(view.state, view.page.layout)) return waiting(view);
  if (step?.kind === 'item')
    return form(() => view.send({ type: 'next' }), question(view, step, rest));
  switch (step?.kind) {
    case 'profile':
      return form(() => view.send({ type: 'next' }), rest?.profile(view, step));
    case 'comment':
      return form(() => view.send({ type: 'next' }), rest?.comment(view, step));
    case undefined:
      return phase.kind === 'review'
        ? form(() => view.send({ type: 'submit' }), rest?.review(view))
        : (rest?.outcome(view) ?? nothing);
  }
}

/** A form only for Enter and for the name of things: it is never sent by the browser. */
function form(go: () => void, body: unknown): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    go();
  };
  return html`<form class="screen" novalidate autocomplete="off" @submit=${submit}>${body}</form>`;
}
