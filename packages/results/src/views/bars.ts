import type { IkmResult } from '@skm-survey/protocol';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatDecimal } from '../numbers.ts';
import { priorityOf } from '../priority.ts';
import { shownUnsur } from '../small-cells.ts';
import type { Texts } from '../texts/texts.ts';
import { unsurName } from '../unsur-name.ts';

type Unsur = IkmResult['unsur'][number];
type Answered = Unsur & { nrr: string };

const isAnswered = (unsur: Unsur): unsur is Answered => unsur.nrr !== null;

/** NRR per unsur as bars from 1 to 4, in the order given. One picture to a screen reader; the table has the figures. */
export function bars(ikm: IkmResult, texts: Texts): TemplateResult {
  const unsur = shownUnsur(ikm).filter(isAnswered);
  const priority = priorityOf(ikm);
  return html`<section part="bars">
    <h3>${texts.unsurHeading}</h3>
    <div class="bars" role="img" aria-label=${summary(unsur, texts)}>
      ${unsur.map((one) => bar(one, priority.includes(one.key), texts))} ${axis()}
    </div>
    <p class="note" aria-hidden="true">${texts.barsAxis}</p>
  </section>`;
}

function bar(unsur: Answered, priority: boolean, texts: Texts): TemplateResult {
  return html`<div class=${priority ? 'bar priority' : 'bar'}>
    <span class="name">
      ${unsurName(unsur.key, texts)}
      ${priority ? html`<span class="tag">${texts.priorityTag}</span>` : nothing}
    </span>
    <svg class="track">
      <rect class="rail" width="100%" height="100%" rx="3"></rect>
      <rect class="fill" width="${place(unsur.nrr)}%" height="100%" rx="3"></rect>
      ${[2, 3].map(
        (tick) => svg`<line x1="${place(tick)}%" x2="${place(tick)}%" y1="0" y2="100%"></line>`,
      )}
    </svg>
    <span class="number">${formatDecimal(unsur.nrr, 2, texts)}</span>
    <span class="chip">${unsur.mutu}</span>
  </div>`;
}

function axis(): TemplateResult {
  const anchor = (tick: number): string => ['start', 'middle', 'middle', 'end'][tick - 1] ?? '';
  return html`<div class="bar axis">
    <svg class="track">
      ${[1, 2, 3, 4].map(
        (tick) => svg`<text x="${place(tick)}%" y="50%" text-anchor=${anchor(tick)}
          dominant-baseline="central">${tick}</text>`,
      )}
    </svg>
  </div>`;
}

/** Where a value of 1 to 4 stands, in per cent of the width. */
function place(value: string | number): number {
  return ((Number(value) - 1) / 3) * 100;
}

function summary(unsur: readonly Answered[], texts: Texts): string {
  const ordered = [...unsur].sort((a, b) => Number(b.nrr) - Number(a.nrr));
  const spoken = (one: Answered | undefined): string =>
    one ? `${unsurName(one.key, texts)} ${formatDecimal(one.nrr, 2, texts)}` : texts.noData;
  return texts.barsSummary(spoken(ordered[0]), spoken(ordered.at(-1)));
}
