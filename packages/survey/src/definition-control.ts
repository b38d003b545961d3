import { readyDefinition, type Definition, type DefinitionSource } from './definition.ts';
import type { Loader } from './others.ts';
import { othersPart } from './parts.ts';

/** Keeps the element's questionnaire in step with what its properties name; the last one asked for wins. */
export class DefinitionControl {
  readonly #changed: () => void;
  #source: DefinitionSource | null = null;
  #definition: Definition = { kind: 'loading' };
  #loader: Loader | null = null;

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
    this.#loader?.reload();
    this.#changed();
  }

  #find(source: DefinitionSource): Definition {
    const ready = readyDefinition(source);
    if (ready) return ready;
    const others = othersPart.want(this.#changed);
    if (others) return (this.#loader ??= new others.Loader(this.#changed)).load(source);
    const fault = { code: 'skm-part-missing', detail: '', retry: true } as const;
    return othersPart.isMissing ? { kind: 'unavailable', ...fault } : { kind: 'loading' };
  }
}
