import type { IkmResult } from '@skm-survey/protocol';
import { html, nothing } from 'lit';
import { formatDecimal } from '../numbers.ts';
import { priorityOf } from '../priority.ts';
import type { Texts } from '../texts/texts.ts';
import { unsurName } from '../unsur-name.ts';

/** What the unit has to improve first; nothing where no unsur stands out. */
export function priorityList(ikm: IkmResult, texts: Texts): unknown {
  const keys = priorityOf(ikm);
  if (keys.length === 0) return nothing;
  return html`<section class="lowest" part="priority">
    <h3>${texts.priorityHeading}</h3>
    <p>${texts.priorityIntro}</p>
    <ol>
      ${keys.map((key) => {
        const nrr = ikm.unsur.find((unsur) => unsur.key === key)?.nrr ?? null;
        return html`<li>
          ${unsurName(key, texts)}${
            nrr === null
              ? nothing
              : html` <span class="number">${formatDecimal(nrr, 2, texts)}</span>`
          }
        </li>`;
      })}
    </ol>
  </section>`;
}
