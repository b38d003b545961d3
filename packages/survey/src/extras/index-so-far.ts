import { html, nothing, type TemplateResult } from 'lit';
import { idIndex } from '../texts/id-index.ts';
import { fill, primary } from '../texts/texts.ts';
import type { View } from '../views/view.ts';

/** What of the collector's results is shown: `GET /v1/units/{unit}/results`. */
interface Figures {
  readonly value: string;
  /** Grade, A to D, and its Indonesian word. */
  readonly mutu: string;
  readonly kinerja: string;
  readonly respondents: number;
}

/** The index of the unit by now, on the thanks screen; nothing where the collector does not give one. */
export class IndexSoFar {
  readonly #changed: () => void;
  #thanked: unknown = null;
  #figures: Figures | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  shown({ state, page, texts, lang }: View): TemplateResult | typeof nothing {
    const { phase } = state;
    const id = phase.kind === 'thanks' && phase.id;
    if (id && id !== this.#thanked) {
      this.#thanked = id;
      this.#figures = null;
      // Where the page hands answers over itself, there may be nobody to ask: least of all its own server.
      if (page.collector && page.unit) void this.#fetch(page);
    }
    if (!this.#figures) return nothing;
    const { value } = this.#figures;
    const decimal = primary(lang) === 'en' ? value : value.replace('.', ',');
    const words = fill({ ...idIndex, ...texts }.indexSoFar, { ...this.#figures, value: decimal });
    return html`<p class="kept index" role="status">${words}</p>`;
  }

  async #fetch({ collector, unit }: View['page']): Promise<void> {
    const thanked = this.#thanked;
    try {
      const address = `${collector.replace(/\/+$/, '')}/v1/units/${encodeURIComponent(unit)}/results`;
      const reply = await fetch(new URL(address, document.baseURI));
      const figures = figuresIn(reply.ok ? await reply.json() : null);
      if (thanked !== this.#thanked) return;
      this.#figures = figures;
      this.#changed();
    } catch {
      // It is an extra: without it the thanks are complete.
    }
  }
}

/** The figures of a reply; null where it has none, as before the first respondent. */
export function figuresIn(reply: unknown): Figures | null {
  const { ikm } = (reply ?? {}) as { ikm?: Partial<Figures> };
  const { value, mutu, kinerja, respondents } = ikm ?? {};
  const isWhole =
    [value, mutu, kinerja].every((word) => typeof word === 'string') &&
    typeof respondents === 'number';
  return isWhole ? ({ value, mutu, kinerja, respondents } as Figures) : null;
}
