import { applyChanges, type Questionnaire } from '@skm-survey/questionnaire';
import type { Asked, Definition, DefinitionSource, Unavailable, Wishes } from '../definition.ts';
import { diagnose } from '../diagnostics.ts';
import { descriptionsOf, inlineText, type Page } from './collect.ts';
import { readDescriptions } from './read.ts';
import { serviceItem, servicesIn } from './services.ts';
import { defineSkmQuestion } from './skm-question.ts';

export { refit } from './refit.ts';
export { servicesIn } from './services.ts';

/** Bytes of the changes that a collector takes from an answer: `limits.variantBytes` of the protocol. */
const variantBytes = 6_000;

/** What is asked where the page says something about its questions. Everything is read anew at each look, and made anew only when it differs. */
export class Questions {
  #json: { readonly text: string; readonly value: unknown } | null = null;
  #made: {
    readonly base: Questionnaire;
    readonly said: string;
    readonly asked: Asked;
  } | null = null;

  constructor() {
    defineSkmQuestion();
  }

  /** `load` finds the questionnaire that is changed. */
  find(
    source: DefinitionSource & { readonly wishes: Wishes },
    load: (source: DefinitionSource) => Definition,
  ): Definition {
    const inline = source.given ? null : this.#inline(source.wishes);
    if (inline && 'kind' in inline) return inline;
    // Its whole content names what is made of it, the English words too.
    const given = source.given ?? inline?.value;
    const definition = load({ ...source, given, english: true });
    if (definition.kind !== 'ready') return definition;
    const { service, wishes } = source;
    const services = service || wishes.mode === 'kiosk' ? '' : wishes.services;
    return { kind: 'ready', questionnaire: this.#make(definition.questionnaire, wishes, services) };
  }

  #inline(page: Element): { readonly value: unknown } | Unavailable | null {
    const text = inlineText(page);
    if (text === null) return null;
    if (text === this.#json?.text) return this.#json;
    try {
      this.#json = { text, value: JSON.parse(text) as unknown };
      return this.#json;
    } catch (cause) {
      const fault = { code: 'skm-questionnaire-unreadable', detail: String(cause) } as const;
      return { kind: 'unavailable', ...fault, retry: false };
    }
  }

  #make(base: Questionnaire, page: Page, offered: string): Asked {
    const descriptions = descriptionsOf(page);
    const said = JSON.stringify([descriptions, offered]);
    if (this.#made?.base === base && this.#made.said === said) return this.#made.asked;
    const { changes, faults } = readDescriptions(base, descriptions);
    faults.forEach(({ code, detail }) => diagnose(code, detail));
    const services = servicesIn(offered, diagnose);
    let asked: Asked = { ...(changes ? applyChanges(base, changes) : base), base };
    if (changes) {
      const { length } = new TextEncoder().encode(JSON.stringify(changes));
      const { id, revision } = base;
      if (length > variantBytes) diagnose('skm-variant-large', `${length} bytes`);
      else asked = { ...asked, variant: { base: { id, revision }, changes } };
    }
    if (services.length > 0) {
      asked = { ...asked, services, items: [serviceItem(services), ...asked.items] };
    }
    this.#made = { base, said, asked };
    return asked;
  }
}
