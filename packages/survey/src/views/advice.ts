import { html, nothing, type TemplateResult } from 'lit';
import type { View } from './view.ts';

/** Told before it happens for the first time: that a choice brings the next question (WCAG 3.2.2). */
export function advice({ texts, page, state }: View): TemplateResult | typeof nothing {
  const { phase } = state;
  const isFirst = phase.kind === 'asking' && phase.at === 0 && !phase.editing;
  return isFirst && !page.noAdvance ? html`<p class="hint">${texts.advance}</p>` : nothing;
}
