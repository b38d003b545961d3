import type { Submission } from '@skm-survey/sdk';
import type { ClientLink } from './client-link.ts';
import { SkmAcceptedEvent, SkmFailedEvent, SkmSavedEvent } from './outcome-events.ts';
import type { InterviewEvent } from './interview/first.ts';
import type { Verdict } from './interview/state.ts';
import { report } from './report.ts';

/** Hands answers over, and tells the interview and the page what became of them. */
export class Sender {
  readonly #host: EventTarget;
  readonly #link: ClientLink;
  readonly #tell: (event: InterviewEvent) => void;
  readonly #phase: () => string;
  readonly #kept = new Set<string>();
  /** What the collector has decided before the store told of the answer. */
  readonly #early = new Map<string, Verdict>();

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
        const verdict = this.#early.get(outcome.id);
        if (verdict) this.settle(outcome.id, verdict);
        return;
      }
      case 'accepted':
        this.#kept.add(outcome.id);
        this.#tell({ type: 'kept', id: outcome.id, kept: 'accepted' });
        this.settle(outcome.id, 'accepted');
        return;
      case 'failed':
        report(outcome.code, `the answer could not be kept (${String(outcome.cause)})`);
        this.#tell({ type: 'failed', code: outcome.code });
        this.#host.dispatchEvent(new SkmFailedEvent(outcome.code));
    }
  }

  /** The collector may decide on an answer before the store has told of it, and on those of other elements too. */
  settle(id: string, verdict: Verdict): void {
    if (!this.#kept.has(id)) {
      if (this.#phase() === 'sending') this.#early.set(id, verdict);
      return;
    }
    this.#early.clear();
    this.#tell({ type: 'settled', id, verdict });
    // It may be accepted yet, when a person has had it sent again.
    if (verdict === 'rejected') return;
    this.#kept.delete(id);
    this.#host.dispatchEvent(new SkmAcceptedEvent(id));
  }
}
