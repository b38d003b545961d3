import { html, svg, type TemplateResult } from 'lit';
import { bands, type Mutu } from '../mutu.ts';

const lowest = 25;
const highest = 100;

/** Where an IKM stands between 25 and 100, in per cent of the width. */
function place(value: number): number {
  return ((value - lowest) / (highest - lowest)) * 100;
}

/**
 * The printed scale of grades with a mark at the value. Positions are percentages, so that the words in it keep the
 * size of the text around whatever the width.
 */
export function scale(
  { value, mutu }: { value: string; mutu: Mutu },
  label: string,
): TemplateResult {
  const at = Math.min(Math.max(place(Number(value)), 0), 100);
  return html`<svg class="scale" part="scale" role="img" aria-label=${label}>
    ${bands.map((band, order) => {
      const start = place(band.from);
      const end = place(bands[order + 1]?.from ?? highest);
      return svg`
        <rect class=${band.mutu === mutu ? 'band here' : 'band'}
          x="${start}%" y="35%" width="${end - start}%" height="65%"></rect>
        <text class=${band.mutu === mutu ? 'here' : ''}
          x="${(start + end) / 2}%" y="68%" text-anchor="middle" dominant-baseline="central">${band.mutu}</text>`;
    })}
    <svg class="mark" x="${at}%" y="0" overflow="visible">
      <path d="M-7 0h14l-7 9z"></path>
    </svg>
  </svg>`;
}
