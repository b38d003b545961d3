import type { IkmResult } from '@skm-survey/protocol';
import { decimalsOf } from '@skm-survey/scoring';
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatDecimal, formatSum } from '../numbers.ts';
import { isSmallCell, shownUnsur } from '../small-cells.ts';
import type { Texts } from '../texts/texts.ts';
import { unsurName } from '../unsur-name.ts';

type Unsur = IkmResult['unsur'][number];

/** Decimals that the figures are shown with. */
interface Decimals {
  readonly nrr: number;
  readonly weighted: number;
}

/** Those that the figures were rounded to, else three. */
function shownDecimals({ rounding }: IkmResult['computation']): Decimals {
  const { nrr, weighted } = decimalsOf(rounding);
  return { nrr: nrr ?? 3, weighted: weighted ?? 3 };
}

/** Every figure per unsur, in the order given. The wrapper scrolls where the page is narrower than the table. */
export function table(ikm: IkmResult, texts: Texts): TemplateResult {
  const { column } = texts;
  const decimals = shownDecimals(ikm.computation);
  const hidden = shownUnsur(ikm).length < ikm.unsur.length;
  return html`<section part="table">
    <h3 id="table">${texts.tableHeading}</h3>
    <div class="scroll" role="region" aria-labelledby="table" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${column.unsur}</th>
            <th scope="col">${column.answered}</th>
            <th scope="col">${column.sum}</th>
            <th scope="col">${column.nrr}</th>
            <th scope="col">${column.weighted}</th>
            <th scope="col">${column.mutu}</th>
          </tr>
        </thead>
        <tbody>
          ${ikm.unsur.map((unsur) => row(unsur, decimals, texts))}
        </tbody>
      </table>
    </div>
    <p class="note">${texts.columnHelp}</p>
    ${hidden ? html`<p class="note">${texts.suppressedRows}</p>` : nothing}
  </section>`;
}

function row(unsur: Unsur, decimals: Decimals, texts: Texts): TemplateResult {
  const name = html`<th scope="row">${unsurName(unsur.key, texts)}</th>`;
  if (isSmallCell(unsur.answered)) {
    return html`<tr>
      ${name}
      <td class="gap" colspan="5">${texts.suppressed}</td>
    </tr>`;
  }
  if (unsur.nrr === null || unsur.weighted === null) {
    return html`<tr>
      ${name}
      <td class="gap" colspan="5">${texts.noData}</td>
    </tr>`;
  }
  return html`<tr>
    ${name}
    <td>${formatCount(unsur.answered, texts)}</td>
    <td>${formatSum(unsur.sum, texts)}</td>
    <td>${formatDecimal(unsur.nrr, decimals.nrr, texts)}</td>
    <td>${formatDecimal(unsur.weighted, decimals.weighted, texts)}</td>
    <td class="mutu">${unsur.mutu}</td>
  </tr>`;
}
