import type { Results } from '@skm-survey/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { hasDetails } from '../small-cells.ts';
import type { Texts } from '../texts/texts.ts';
import { bars } from './bars.ts';
import { computed } from './computed.ts';
import { headline, type Names } from './headline.ts';
import { priorityList } from './priority.ts';
import { table } from './table.ts';

/** Everything that is published of one unit and period. */
export function published(results: Results, names: Names, texts: Texts): TemplateResult {
  return html`${headline(results, names, texts)}
  ${
    results.ikm.respondents === 0
      ? nothing
      : html`${details(results, texts)} ${computed(results, texts)}`
  }`;
}

function details({ ikm }: Results, texts: Texts): TemplateResult {
  if (!hasDetails(ikm)) {
    return html`<section part="suppressed"><p class="calm">${texts.suppressedAll}</p></section>`;
  }
  return html`${bars(ikm, texts)} ${priorityList(ikm, texts)} ${table(ikm, texts)}`;
}
