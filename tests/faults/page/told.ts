import type { Report, Told } from './channel.ts';

/** Reports to the suite, in order and never two at once, so that what was told first arrives first. */
export class Teller {
  readonly #url: string;
  readonly #waiting: Report[] = [];
  #sending = false;

  constructor(url: string) {
    this.#url = url;
  }

  report(report: Report): void {
    this.#waiting.push(report);
    if (!this.#sending) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#sending = true;
    while (this.#waiting.length > 0) {
      const reports = this.#waiting.splice(0);
      await this.tell({ kind: 'reports', reports });
    }
    this.#sending = false;
  }

  /** The suite may be gone, the page may be ending: both are no news. */
  async tell(told: Told): Promise<void> {
    try {
      await fetch(`${this.#url}/tell`, { method: 'POST', body: JSON.stringify(told) });
    } catch {
      // Nobody listens any more.
    }
  }
}
