import { limits, type Answer } from '@skm-survey/protocol';
import { customise, type Questionnaire } from '@skm-survey/questionnaire';
import type { AnswerStore } from './store/port.ts';

/** How many variants of questionnaires one unit may bring, unless told otherwise. */
export const defaultVariants = 200;

/** What is known of a questionnaire that an answer brings along. */
export type Brought =
  | { readonly kind: 'read'; readonly questionnaire: Questionnaire }
  /** Its base is not known here, or variants are switched off: that may change. */
  | { readonly kind: 'waits' }
  /** None is brought, or what is brought is not what the answer names. */
  | { readonly kind: 'none' };

export interface VariantOptions {
  /** Variants that one unit may bring; 0 switches them off. Default {@link defaultVariants}. */
  readonly limit?: number | undefined;
  /** Told, once for each unit, when it has brought as many as it may. */
  readonly full?: ((unit: string) => void) | undefined;
}

type Find = (id: string, revision: string) => Promise<Questionnaire | null>;

/** Texts of variants that are remembered with what they lead to, and names of those that are known to be kept. */
const remembered = { read: 100, kept: 5_000 } as const;

/**
 * The questionnaires that answers bring along: a standard one that the page changed. Each answer is read by what it brings itself and by
 * nothing that another one brought, so that nobody can change how the answers of others are read (docs/decisions/0111).
 * What is kept in the store bounds how many a unit brings, and tells later what was asked.
 */
export class Variants {
  readonly #store: AnswerStore;
  readonly #find: Find;
  readonly #options: VariantOptions;
  readonly #read = new Map<string, Questionnaire | null>();
  readonly #kept = new Set<string>();
  readonly #full = new Set<string>();

  constructor(store: AnswerStore, find: Find, options: VariantOptions = {}) {
    this.#store = store;
    this.#find = find;
    this.#options = options;
  }

  get #limit(): number {
    return this.#options.limit ?? defaultVariants;
  }

  /** What the answer was asked, as it says itself. */
  async of({ questionnaire: { id, revision }, variant }: Answer): Promise<Brought> {
    if (variant === undefined) return none;
    const base = await this.#find(variant.base.id, variant.base.revision);
    if (base === null || this.#limit === 0) return { kind: 'waits' };
    const questionnaire = this.#apply(base, variant);
    return questionnaire?.id === id && questionnaire.revision === revision
      ? { kind: 'read', questionnaire }
      : none;
  }

  /** Keeps a variant of a unit, once; false when the unit has brought as many others as it may. */
  async admit(unit: string, questionnaire: Questionnaire): Promise<boolean> {
    const { id, revision } = questionnaire;
    const name = JSON.stringify([unit, id, revision]);
    if (this.#kept.has(name)) return true;
    const variant = { unit, id, revision, body: JSON.stringify(questionnaire) };
    const isKept = (await this.#store.keepVariant(variant, this.#limit)) === 'kept';
    if (isKept) forgetting(this.#kept, remembered.kept).add(name);
    else if (!this.#full.has(unit)) {
      forgetting(this.#full, remembered.kept).add(unit);
      this.#options.full?.(unit);
    }
    return isKept;
  }

  #apply(base: Questionnaire, variant: NonNullable<Answer['variant']>): Questionnaire | null {
    const text = JSON.stringify(variant);
    const known = this.#read.get(text);
    if (known !== undefined) return known;
    const read = applied(base, variant.changes);
    forgetting(this.#read, remembered.read).set(text, read);
    return read;
  }
}

const none: Brought = { kind: 'none' };

/** Null for changes that are not sound, that are too long, or that take a name of their own: only the content may name a variant. */
function applied(base: Questionnaire, changes: Record<string, unknown>): Questionnaire | null {
  if ('id' in changes || 'revision' in changes) return null;
  const { length } = new TextEncoder().encode(JSON.stringify(changes));
  if (length > limits.variantBytes) return null;
  // `customise` looks at everything itself.
  const outcome = customise(base, changes);
  return outcome.ok ? outcome.questionnaire : null;
}

/** A set or map with room for one more: what came first goes. */
function forgetting<T extends Set<string> | Map<string, unknown>>(entries: T, most: number): T {
  const [first] = entries.keys();
  if (entries.size >= most && first !== undefined) entries.delete(first);
  return entries;
}
