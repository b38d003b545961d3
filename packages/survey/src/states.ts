/** Shows one custom state at a time, for `skm-survey:state(…)`; engines without custom states do without. */
export class States {
  readonly #internals: ElementInternals;

  constructor(host: HTMLElement) {
    this.#internals = host.attachInternals();
  }

  show(name: string): void {
    try {
      const { states } = this.#internals;
      if (states.has(name)) return;
      states.clear();
      states.add(name);
    } catch {
      // Safari before 17.4 has none, Chrome before 125 takes other names.
    }
  }
}
