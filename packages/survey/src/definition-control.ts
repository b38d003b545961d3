import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadDefinition, type Definition, type DefinitionSource } from './definition.ts';

/** Keeps the element's questionnaire in step with what its properties name; the last one asked for wins. */
export class DefinitionControl implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #source: DefinitionSource | null = null;
  #definition: Definition = { kind: 'loading' };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get definition(): Definition {
    return this.#definition;
  }

  /** Begins to load unless this very source is loaded or on its way. */
  load(source: DefinitionSource): void {
    const now = this.#source;
    const same =
      now?.name === source.name && now.given === source.given && now.channel === source.channel;
    if (same) return;
    this.#source = source;
    this.#definition = { kind: 'loading' };
    void this.#run(source);
  }

  /** Tries the same source again. */
  reload(): void {
    const source = this.#source;
    this.#source = null;
    if (source) this.load(source);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  async #run(source: DefinitionSource): Promise<void> {
    const definition = await loadDefinition(source);
    if (source !== this.#source) return;
    this.#definition = definition;
    this.#host.requestUpdate();
  }
}
