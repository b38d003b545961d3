import { readyDefinition, type Definition, type DefinitionSource } from './definition.ts';
import type { Loader } from './others.ts';
import type { Part } from './part.ts';
import { othersPart, questionsPart } from './parts.ts';
import type { Questions } from './questions/questions.ts';

/** Keeps the element's questionnaire in step with what its properties name; the last one asked for wins. */
export class DefinitionControl {
  readonly #changed: () => void;
  #source: DefinitionSource | null = null;
  #definition: Definition = { kind: 'loading' };
  #loader: Loader | null = null;
  #questions: Questions | null = null;

  /** `changed` is called when there is more to be known. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get definition(): Definition {
    return this.#definition;
  }

  load(source: DefinitionSource): void {
    const found = this.#find(source);
    const { name, given, channel } = this.#source ?? source;
    const isSame = name === source.name && given === source.given && channel === source.channel;
    // In another language the questionnaire is the same: until its words are here, those that are will do.
    const stays = isSame && this.#definition.kind === 'ready' && found.kind !== 'ready';
    if (!stays) this.#definition = found;
    this.#source = source;
  }

  /** Tries the same source again. */
  reload(): void {
    othersPart.again();
    questionsPart.again();
    this.#loader?.reload();
    this.#changed();
  }

  /** With what the page says about its questions, where it says something. */
  #find(source: DefinitionSource): Definition {
    const { wishes } = source;
    if (!wishes) return this.#found(source);
    const questions = questionsPart.want(this.#changed);
    // Both are needed, and asked for at once.
    othersPart.want(this.#changed);
    if (!questions) return lacking(questionsPart);
    this.#questions ??= new questions.Questions();
    return this.#questions.find({ ...source, wishes }, (one) => this.#found(one));
  }

  #found(source: DefinitionSource): Definition {
    const ready = readyDefinition(source);
    if (ready) return ready;
    const others = othersPart.want(this.#changed);
    if (!others) return lacking(othersPart);
    return (this.#loader ??= new others.Loader(this.#changed)).load(source);
  }
}

function lacking({ isMissing }: Part<unknown>): Definition {
  const fault = { code: 'skm-part-missing', detail: '', retry: true } as const;
  return isMissing ? { kind: 'unavailable', ...fault } : { kind: 'loading' };
}
