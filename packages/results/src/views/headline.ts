import type { Results } from '@skm-survey/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { formatPeriod } from '../dates.ts';
import { formatCount, formatDecimal } from '../numbers.ts';
import type { Texts } from '../texts/texts.ts';
import { scale } from './scale.ts';

/** Names that the page's admin gave; the collector knows only short identifiers. */
export interface Names {
  readonly unit: string;
  readonly service: string | null;
}

/** Title, index with its grade, and the facts that belong to a published index. */
export function headline(results: Results, names: Names, texts: Texts): TemplateResult {
  return html`
    <header part="header">
      <p class="eyebrow">${texts.indexName}</p>
      <h2 part="title" tabindex="-1">${names.unit}</h2>
      ${
        names.service === null
          ? nothing
          : html`<p class="service">${texts.service}: ${names.service}</p>`
      }
    </header>
    ${index(results, texts)} ${facts(results, texts)}
  `;
}

function index({ ikm }: Results, texts: Texts): TemplateResult {
  if (ikm.value === null || ikm.mutu === null) {
    return html`<div class="hero empty" part="index">
      <p class="none">${texts.noData}</p>
      <p class="calm">${texts.noDataYet}</p>
    </div>`;
  }
  const value = formatDecimal(ikm.value, 2, texts);
  return html`<div class="hero" part="index">
    <p class="score">
      <span class="label">${texts.indexValue}</span>
      <strong class="value" part="value">${value}</strong>
    </p>
    <p class="grade" part="mutu">
      <span class="letter" aria-hidden="true">${ikm.mutu}</span>
      <span>
        <span class="label">${texts.mutuLabel}</span>
        <span class="hidden">${texts.mutu(ikm.mutu)}:</span>
        <span class="kinerja">${texts.kinerja[ikm.mutu]}</span>
      </span>
    </p>
    ${scale({ value: ikm.value, mutu: ikm.mutu }, texts.scale(value, ikm.mutu))}
  </div>`;
}

function facts({ ikm, period, ipak, ipkp, verification }: Results, texts: Texts): TemplateResult {
  return html`<dl class="facts" part="facts">
    ${fact(texts.respondents, texts.people(formatCount(ikm.respondents, texts)))}
    ${verified(verification, texts)} ${fact(texts.period, formatPeriod(period, texts))}
    ${fourScale(texts.ipak, ipak, texts)} ${fourScale(texts.ipkp, ipkp, texts)}
  </dl>`;
}

/** Absent where no answer came with a ticket: a unit without a queue system has nothing to be ashamed of. */
function verified(verification: Results['verification'], texts: Texts): unknown {
  const { verified: count = 0, of = 0, share = null, unverified = {} } = verification ?? {};
  if (share === null || (count === 0 && Object.keys(unverified).length === 0)) return nothing;
  const counts = [count, of].map((one) => formatCount(one, texts));
  return fact(texts.verified, `${formatDecimal(share, 2, texts)} % (${counts.join(' / ')})`);
}

/** Absent where the questionnaire does not ask for this index; "belum ada data" where nobody answered it. */
function fourScale(name: string, index: Results['ipak'], texts: Texts): unknown {
  if (index === null) return nothing;
  const value =
    index.value === null ? texts.noData : texts.outOfFour(formatDecimal(index.value, 2, texts));
  return fact(name, value);
}

function fact(name: string, value: string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
