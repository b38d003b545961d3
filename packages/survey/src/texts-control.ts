import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { diagnose } from './diagnostics.ts';
import { readSuppliedTexts, type SuppliedTexts } from './texts/texts.ts';

/** The texts that a page supplies: those of its file, and over them those of its property. */
export class TextsControl implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #src = '';
  #loaded: SuppliedTexts = {};
  #given: SuppliedTexts = {};

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get texts(): SuppliedTexts {
    const languages = new Set([...Object.keys(this.#loaded), ...Object.keys(this.#given)]);
    return Object.fromEntries(
      [...languages].map((lang) => [lang, { ...this.#loaded[lang], ...this.#given[lang] }]),
    );
  }

  load(src: string | null, given: unknown): void {
    this.#given = given ? (readSuppliedTexts(given) ?? this.#refuse('property')) : {};
    if ((src ?? '') === this.#src) return;
    this.#src = src ?? '';
    this.#loaded = {};
    if (src) void this.#run(src);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  async #run(src: string): Promise<void> {
    const texts = await fetch(src)
      .then((reply) => (reply.ok ? reply.json() : null))
      .then(readSuppliedTexts)
      .catch(() => null);
    if (src !== this.#src) return;
    this.#loaded = texts ?? this.#refuse(src);
    this.#host.requestUpdate();
  }

  #refuse(where: string): SuppliedTexts {
    diagnose('skm-texts-unreadable', where);
    return {};
  }
}
