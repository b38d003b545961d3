import type { Client, SubmitOutcome } from '@skm-survey/sdk';
import type { Command, Results } from './channel.ts';
import { openControl } from './control.ts';
import { submissionOf } from './submission.ts';
import type { Teller } from './told.ts';

type Of<K extends Command['do']> = Extract<Command, { do: K }>;

/** Submits as a host page would, and tells of each try before it and of each outcome after it. */
export class Submitter {
  readonly #client: Client;
  readonly #teller: Teller;
  #storming = false;

  constructor(client: Client, teller: Teller) {
    this.#client = client;
    this.#teller = teller;
  }

  async submit({ markers, gap = 0, together = false }: Of<'submit'>): Promise<SubmitOutcome[]> {
    if (together) return Promise.all(markers.map((marker) => this.#one(marker)));
    const outcomes: SubmitOutcome[] = [];
    for (const marker of markers) {
      outcomes.push(await this.#one(marker));
      if (gap > 0) await pause(gap);
    }
    return outcomes;
  }

  storm({ prefix, gap }: Of<'storm'>): null {
    this.#storming = true;
    void this.#rain(prefix, gap);
    return null;
  }

  stop(): null {
    this.#storming = false;
    return null;
  }

  async #rain(prefix: string, gap: number): Promise<void> {
    // The bound is for a suite that forgot us.
    for (let n = 1; this.#storming && n <= 200_000; n += 1) {
      await this.#one(`${prefix}-${n}`);
      if (gap > 0) await pause(gap);
    }
  }

  async measure(markers: readonly string[]): Promise<number[]> {
    const times: number[] = [];
    for (const marker of markers) {
      const start = performance.now();
      await this.#one(marker);
      times.push(performance.now() - start);
    }
    return times;
  }

  async submitOnPageHide({ prefix, count }: Of<'submit-on-pagehide'>): Promise<null> {
    const writeControl = await openControl();
    window.addEventListener(
      'pagehide',
      () => {
        writeControl();
        for (let n = 1; n <= count; n += 1)
          void this.#client.submit(submissionOf(`${prefix}-${n}`));
      },
      { once: true },
    );
    return null;
  }

  async poison(marker: string, value: unknown): Promise<Results['poison']> {
    this.#teller.report({ kind: 'attempt', marker });
    try {
      const outcome = await this.#client.submit(value as Parameters<Client['submit']>[0]);
      this.#teller.report({ kind: 'outcome', marker, outcome: plain(outcome) });
      return plain(outcome);
    } catch (error) {
      return { kind: 'threw', message: String(error) };
    }
  }

  async #one(marker: string): Promise<SubmitOutcome> {
    this.#teller.report({ kind: 'attempt', marker });
    const outcome = plain(await this.#client.submit(submissionOf(marker)));
    this.#teller.report({ kind: 'outcome', marker, outcome });
    return outcome;
  }
}

/** A cause may be anything, even cyclic; its text is enough. */
function plain(outcome: SubmitOutcome): SubmitOutcome {
  return outcome.kind === 'failed' ? { ...outcome, cause: String(outcome.cause) } : outcome;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
