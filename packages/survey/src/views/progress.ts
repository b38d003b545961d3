import { html, type TemplateResult } from 'lit';
import { fill } from '../texts/texts.ts';
import type { Step } from '../interview/steps.ts';
import type { View } from './view.ts';

/** "Pertanyaan 3 dari 9" in words and as a bar; questions, profile and comment are counted apart. */
export function progress(view: View, step: Step): TemplateResult {
  const { steps } = view.state;
  const words = where(view, step);
  return html`<div class="progress" part="progress">
    <p id="where">${words}</p>
    <progress
      max=${steps.length}
      .value=${steps.indexOf(step) + 1}
      aria-label=${view.texts.progress}
      aria-valuetext=${words}
    ></progress>
  </div>`;
}

function where({ state, texts }: View, step: Step): string {
  if (step.kind === 'comment') return texts.commentStep;
  const alike = state.steps.filter(({ kind }) => kind === step.kind);
  const words = step.kind === 'item' ? texts.questionOf : texts.profileOf;
  return fill(words, { number: alike.indexOf(step) + 1, count: alike.length });
}
