import type { ReactiveControllerHost } from 'lit';
import type { SuppliedTexts } from './texts.ts';

/** The texts that a page supplies: those of its file, and over them those of its property. */
export class Supply {
  readonly #host: ReactiveControllerHost;
  readonly #refuse: (where: string) => void;
  #src = '';
  #isLoading = false;
  #loaded: SuppliedTexts = {};
  #given: SuppliedTexts = {};

  /** `refuse` is told of a property or an address that holds no texts. */
  constructor(host: ReactiveControllerHost, refuse: (where: string) => void) {
    this.#host = host;
    this.#refuse = refuse;
  }

  get texts(): SuppliedTexts {
    const languages = new Set([...Object.keys(this.#loaded), ...Object.keys(this.#given)]);
    return Object.fromEntries(
      [...languages].map((lang) => [lang, { ...this.#loaded[lang], ...this.#given[lang] }]),
    );
  }

  /** True while the file is on its way. */
  get isLoading(): boolean {
    return this.#isLoading;
  }

  load(src: string, given: unknown): void {
    this.#given = given ? this.#checked(readSuppliedTexts(given), 'property') : {};
    if (src === this.#src) return;
    this.#src = src;
    this.#loaded = {};
    this.#isLoading = src !== '';
    if (src) void this.#run(src);
  }

  async #run(src: string): Promise<void> {
    const texts = await fetch(src)
      .then((reply) => (reply.ok ? reply.json() : null))
      .then(readSuppliedTexts)
      .catch(() => null);
    if (src !== this.#src) return;
    this.#isLoading = false;
    this.#loaded = this.#checked(texts, src);
    this.#host.requestUpdate();
  }

  #checked(texts: SuppliedTexts | null, where: string): SuppliedTexts {
    if (!texts) this.#refuse(where);
    return texts ?? {};
  }
}

/** Takes what a JSON file or a property holds and keeps only what are words. */
export function readSuppliedTexts(value: unknown): SuppliedTexts | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const languages = Object.entries(value).map(([lang, words]: [string, unknown]) => {
    const known = Object.entries((words ?? {}) as Record<string, unknown>).filter(
      ([, word]) => typeof word === 'string' && word !== '',
    );
    return [lang, Object.fromEntries(known)] as const;
  });
  return Object.fromEntries(languages);
}
