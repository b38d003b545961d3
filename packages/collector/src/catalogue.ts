import {
  forChannel,
  parseQuestionnaire,
  standardQuestionnaires,
  type Channel,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import type { AnswerStore } from './store/port.ts';
import { Variants, type VariantOptions } from './variants.ts';

const channels: readonly Channel[] = ['offline', 'online', 'hybrid'];

/** A questionnaire as it is asked: itself, or one for each channel where its items name channels. */
export function asAsked(questionnaire: Questionnaire): Questionnaire[] {
  const perChannel = channels.map((channel) => forChannel(questionnaire, channel));
  return [...new Map([questionnaire, ...perChannel].map((one) => [one.id, one])).values()];
}

/**
 * The questionnaires that this collector can read answers of: the standard ones, and every revision that was ever registered in the store.
 * A revision never changes, so what was read once is remembered.
 */
export class Catalogue {
  /** Those that answers bring along themselves; none of them is found here. */
  readonly variants: Variants;
  readonly #store: AnswerStore;
  readonly #known = new Map<string, Questionnaire>();

  constructor(store: AnswerStore, variants: VariantOptions = {}) {
    this.#store = store;
    this.variants = new Variants(store, (id, revision) => this.find(id, revision), variants);
    for (const questionnaire of standardQuestionnaires.flatMap(asAsked))
      this.remember(questionnaire);
  }

  /** Null when neither this program nor the store knows the revision. */
  async find(id: string, revision: string): Promise<Questionnaire | null> {
    const known = this.#known.get(keyOf(id, revision));
    if (known !== undefined) return known;
    return this.#read(await this.#store.questionnaire(id, revision));
  }

  /** The revision registered last under this id, else the standard one. */
  async newest(id: string): Promise<Questionnaire | null> {
    const registered = this.#read(await this.#store.newestQuestionnaire(id));
    if (registered !== null) return registered;
    return [...this.#known.values()].find((one) => one.id === id) ?? null;
  }

  remember(questionnaire: Questionnaire): void {
    this.#known.set(keyOf(questionnaire.id, questionnaire.revision), questionnaire);
  }

  #read(body: string | null): Questionnaire | null {
    if (body === null) return null;
    const parsed = parseQuestionnaire(JSON.parse(body));
    if (!parsed.ok) return null;
    this.remember(parsed.questionnaire);
    return parsed.questionnaire;
  }
}

const keyOf = (id: string, revision: string): string => `${id}@${revision}`;
