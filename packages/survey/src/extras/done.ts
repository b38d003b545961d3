import { html, nothing, type TemplateResult } from 'lit';
import { httpAddress } from '../destination.ts';
import { idDone } from '../texts/id-done.ts';
import type { View } from '../views/view.ts';

/** The way on from the thanks, where the page names one that is an address of the web. Nobody is led there by themselves. */
export function done({ page, texts }: View): TemplateResult | typeof nothing {
  const url = page.redirect && httpAddress(page.redirect, document.baseURI);
  if (!url) return nothing;
  return html`<button
    type="button"
    role="link"
    class="primary"
    part="button button-primary"
    @click=${() => location.assign(url)}
  >
    ${{ ...idDone, ...texts }.done}
  </button>`;
}
