import { html, nothing, type TemplateResult } from 'lit';
import type { Step } from '../interview/steps.ts';
import { fill, type Texts } from '../texts/texts.ts';
import type { View } from '../views/view.ts';
import { numbered } from './numbered.ts';

/** What still needs an answer, each with the way to it; the focus comes here after a refused "next" (focus.ts). */
export function openSummary(view: View, texts: Texts): TemplateResult | typeof nothing {
  const { missing } = view.state;
  const count = missing.length;
  if (count === 0) return nothing;
  const words = count === 1 ? texts.stillOpenOne : fill(texts.stillOpen, { count });
  return html`<div class="open" tabindex="-1" role="group" aria-labelledby="open" part="error">
    <p class="error" id="open">${words}</p>
    <ul>
      ${view.state.steps
        .flatMap((step) => questionsOf(view, step))
        .filter(({ key }) => missing.includes(key))
        .map(
          ({ key, words: question }) =>
            html`<li>
              <a href="#${key}" @click=${(event: MouseEvent) => goTo(event, key)}>${question}</a>
            </li>`,
        )}
    </ul>
  </div>`;
}

interface Question {
  readonly key: string;
  readonly words: string;
}

function questionsOf(view: View, step: Step): readonly Question[] {
  switch (step.kind) {
    case 'item':
      return [{ key: step.key, words: numbered(view, step) }];
    case 'profile':
      return step.fields.map(({ key, text }) => ({ key, words: view.say(text) }));
    case 'comment':
      return [];
  }
}

/** To the first control of a question. An address cannot name what lies in a shadow root, so it stays as it is. */
function goTo(event: MouseEvent, key: string): void {
  event.preventDefault();
  const root = (event.target as HTMLElement).getRootNode() as ShadowRoot;
  const control = root.querySelector<HTMLElement>(`[name="${key}"], [name="profile-${key}"]`);
  control?.closest('fieldset, .field')?.scrollIntoView({ block: 'start' });
  control?.focus({ preventScroll: true });
}
