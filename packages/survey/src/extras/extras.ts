import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Part } from '../part.ts';
import type { View } from '../views/view.ts';
import type { Aloud } from './aloud.ts';
import type { IndexSoFar } from './index-so-far.ts';

const aloudPart = new Part(() => import('./aloud.ts'));
const indexPart = new Part(() => import('./index-so-far.ts'));

/** What attributes add to an interview; each is fetched when it is switched on. */
export class Extras {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #changed = (): void => this.#host.requestUpdate();
  #aloud: Aloud | null = null;
  #index: IndexSoFar | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  /** Above every screen. */
  above(view: View): TemplateResult | typeof nothing {
    const part = view.page.readAloud ? aloudPart.want(this.#changed) : null;
    if (!part) return nothing;
    this.#aloud ??= new part.Aloud(this.#host);
    return this.#aloud.bar(view);
  }

  /** Below the status line. */
  below(view: View): TemplateResult | typeof nothing {
    const { page, state } = view;
    const isDone = page.showIndex && state.phase.kind === 'thanks';
    const part = isDone ? indexPart.want(this.#changed) : null;
    if (!part) return nothing;
    this.#index ??= new part.IndexSoFar(this.#changed);
    return html`${this.#index.shown(view)}`;
  }
}
