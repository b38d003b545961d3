import type { Item } from '@skm-survey/questionnaire';
import { html, nothing, type TemplateResult } from 'lit';
import { goesOn } from '../extras/advance.ts';
import { extraParts } from '../extras/extras.ts';
import { maskIdentity } from '../privacy/mask.ts';
import type { View } from './view.ts';

/** What stands beneath the options of a question. */
export function beneath(view: View, item: Item): unknown {
  return [advice(view), extraParts.here?.beneath(view, item, maskIdentity)];
}

/** Told before it happens for the first time: that a choice brings the next question (WCAG 3.2.2). */
function advice({ texts, page, state }: View): TemplateResult | typeof nothing {
  const { phase } = state;
  const isFirst = phase.kind === 'asking' && phase.at === 0 && !phase.editing;
  return isFirst && goesOn(page) ? html`<p class="hint">${texts.advance}</p>` : nothing;
}
