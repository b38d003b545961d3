import { html, type TemplateResult } from 'lit';

/** Gives each screen elements of its own, so that nothing of the last one lingers: two templates take turns. */
export class Turns {
  #name = '';
  #odd = false;

  show(name: string, screen: unknown): TemplateResult {
    if (name !== this.#name) this.#odd = !this.#odd;
    this.#name = name;
    // Two that are equal would be made one by a minifier.
    return this.#odd ? html`${screen}` : html` ${screen}`;
  }
}
