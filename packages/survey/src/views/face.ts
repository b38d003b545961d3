import { html, type TemplateResult } from 'lit';

/**
 * A face beside an option's words: decoration, hidden from assistive technology, never the only sign.
 *
 * @param rank - 0 is the lowest option.
 * @param count - Number of options, at least 2.
 */
export function face(rank: number, count: number): TemplateResult {
  const mood = rank / (count - 1);
  const corners = 16.6 - 1.8 * mood;
  const middle = 13.2 + 6.2 * mood;
  return html`<svg
    class="face tone-${1 + Math.round(mood * 3)}"
    part="face"
    viewBox="0 0 24 24"
    aria-hidden="true"
  >
    <circle cx="12" cy="12" r="10.4"></circle>
    <path d="M8.3 9.2v.9M15.7 9.2v.9"></path>
    <path d="M7.6 ${corners}Q12 ${middle} 16.4 ${corners}"></path>
  </svg>`;
}
