import type { Results } from '@skm-survey/protocol';
import { html, type TemplateResult } from 'lit';
import { computedInWords } from '../computed.ts';
import type { Texts } from '../texts/texts.ts';

/** The way of computing, in words, always open: a figure that is published must be checkable on paper too. */
export function computed(results: Results, texts: Texts): TemplateResult {
  return html`<section class="computed" part="computation">
    <h3>${texts.computedHeading}</h3>
    <ul>
      ${computedInWords(results, texts).map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`;
}
