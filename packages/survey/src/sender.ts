import type { Submission } from '@skm-survey/sdk';
import type { ClientLink } from './client-link.ts';
import { SkmAcceptedEvent, SkmFailedEvent, SkmSavedEvent } from './outcome-events.ts';
import type { InterviewEvent } from './interview/first.ts';
import { report } from './report.ts';

/** Hands answers over, and tells the interview and the page what became of them. */
export class Sender {
  readonly #host: EventTarget;
  readonly #link: ClientLink;
  readonly #tell: (event: InterviewEvent) => void;
  readonly #phase: () => string;
  readonly #kept = new Set<string>();
  readonly #arrived = new Set<string>();

  constructor(
    host: EventTarget,
    link: ClientLink,
    interview: { tell: (event: InterviewEvent) => void; phase: () => string },
  ) {
    this.#host = host;
    this.#link = link;
    this.#tell = interview.tell;
    this.#phase = interview.phase;
  }

  async submit(submission: Submission): Promise<void> {
    const outcome = await this.#link.submit(submission);
    switch (outcome.kind) {
      case 'saved': {
        const durable = await this.#link.durable();
        this.#kept.add(outcome.id);
        this.#tell({ type: 'kept', id: outcome.id, kept: durable ? 'saved' : 'held' });
        this.#host.dispatchEvent(new SkmSavedEvent({ id: outcome.id, seq: outcome.seq, durable }));
        if (this.#arrived.has(outcome.id)) this.arrive(outcome.id);
        return;
      }
      case 'accepted':
        this.#kept.add(outcome.id);
        this.#tell({ type: 'kept', id: outcome.id, kept: 'accepted' });
        this.arrive(outcome.id);
        return;
      case 'failed':
        report(outcome.code, `the answer could not be kept (${String(outcome.cause)})`);
        this.#tell({ type: 'failed', code: outcome.code });
        this.#host.dispatchEvent(new SkmFailedEvent(outcome.code));
    }
  }

  /** The collector may confirm an answer before the store has told of it, and those of other elements too. */
  arrive(id: string): void {
    if (!this.#kept.delete(id)) {
      if (this.#phase() === 'sending') this.#arrived.add(id);
      return;
    }
    this.#arrived.clear();
    this.#tell({ type: 'arrived', id });
    this.#host.dispatchEvent(new SkmAcceptedEvent(id));
  }
}
