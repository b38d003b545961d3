import type { ReactiveControllerHost } from 'lit';
import { diagnose } from './diagnostics.ts';
import { suppliedPart } from './parts.ts';
import type { Supply } from './texts/supplied.ts';
import type { SuppliedTexts } from './texts/texts.ts';

const none: SuppliedTexts = {};

/** Keeps the element's supplied texts in step with its properties; what reads them is fetched when there are any. */
export class TextsControl {
  readonly #host: ReactiveControllerHost;
  #supply: Supply | null = null;
  #isLoading = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get texts(): SuppliedTexts {
    return this.#supply?.texts ?? none;
  }

  /** True while there may be words that are not known yet. */
  get isLoading(): boolean {
    return this.#supply?.isLoading ?? this.#isLoading;
  }

  load(src: string, given: unknown): void {
    if (!src && !given && !this.#supply) return;
    const here = suppliedPart.want(() => this.#host.requestUpdate());
    this.#isLoading = suppliedPart.isComing;
    if (!here) return;
    const refuse = (where: string): void => diagnose('skm-texts-unreadable', where);
    this.#supply ??= new here.Supply(this.#host, refuse);
    this.#supply.load(src, given);
  }
}
