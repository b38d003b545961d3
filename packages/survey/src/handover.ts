import type { Client, Status } from '@skm-survey/sdk';
import type { ReactiveControllerHost } from 'lit';
import { ClientLink, type Clients } from './client-link.ts';
import type { Keeping } from './clients.ts';
import type { Destination } from './destination.ts';
import { DraftStore } from './draft-store.ts';
import { draftOf } from './interview/draft.ts';
import type { InterviewEvent } from './interview/first.ts';
import { offersProfile } from './interview/offers-profile.ts';
import type { resume } from './interview/resume.ts';
import type { Interview } from './interview/state.ts';
import type { Step } from './interview/steps.ts';
import { submissionOf, type Setting } from './interview/submission.ts';
import type { Part } from './part.ts';
import { Sender } from './sender.ts';

type Resume = typeof resume;

/** What the element gives to the care of its answers. */
export interface Care {
  readonly tell: (event: InterviewEvent) => void;
  readonly phase: () => string;
  readonly delivery: Part<Clients>;
}

/** What becomes of what is said: a draft while it is being said, then an answer that is kept and sent. */
export class Handover {
  readonly #drafts = new DraftStore();
  readonly #link: ClientLink;
  readonly #sender: Sender;

  constructor(host: ReactiveControllerHost & Element & Keeping, { tell, phase, delivery }: Care) {
    this.#link = new ClientLink(host, {
      delivery,
      onSettled: (id, verdict) => this.#sender.settle(id, verdict),
    });
    this.#sender = new Sender(host, this.#link, { tell, phase });
  }

  /** The outbox as it was last seen, or null before that. */
  get status(): Status | null {
    return this.#link.status;
  }

  /** Sets whom answers go to: a client of the page, a destination, or nobody. */
  point(to: Client | Destination | null): void {
    this.#link.point(to);
  }

  /** Sets under which name drafts are kept; null for not at all. `goesOn`: the same interview, so that nothing of it stays under the name of before. */
  own(key: string | null, goesOn = false): void {
    if (goesOn && key !== null) this.#drafts.leave(key);
    this.#drafts.own(key);
  }

  /** The half-filled interview that was left behind, taken up by the part that can; or null. */
  found(steps: readonly Step[], resume: Resume | undefined): Interview | null {
    const kept = resume ? this.#drafts.read() : null;
    this.#link.recall(kept?.failed ?? null);
    return kept && resume ? resume(steps, kept.draft, offersProfile) : null;
  }

  /** Keeps what has been said by now. `isNew`: by somebody else than before, it may be. */
  keep(interview: Interview, isNew: boolean): void {
    // The next person may give the very same answers: they must not pass for the failed try of the one before.
    if (isNew) this.#link.recall(null);
    this.#drafts.write(draftOf(interview), this.#link.failed);
  }

  submit(interview: Interview, setting: Setting): void {
    void this.#sender.submit(submissionOf(interview, setting));
  }
}
