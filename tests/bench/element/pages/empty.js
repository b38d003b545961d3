/** The floor: an element of Lit that shows one sentence. */
import { html, LitElement } from 'lit';

customElements.define(
  'empty-survey',
  class extends LitElement {
    render() {
      return html`<h2>Bagaimana pelayanan kami?</h2>`;
    }
  },
);
document.body.append(document.createElement('empty-survey'));
