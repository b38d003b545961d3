/** Shows one custom state at a time, for `skm-survey:state(…)`; engines without custom states do without. */
export class States {
  readonly #internals: ElementInternals | null;
  #current = '';

  constructor(host: HTMLElement) {
    this.#internals = attempt(() => host.attachInternals());
  }

  show(name: string): void {
    if (name === this.#current) return;
    const before = this.#current;
    this.#current = name;
    attempt(() => {
      this.#internals?.states.delete(before);
      this.#internals?.states.add(name);
    });
  }
}

function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
