import type { Client, Status, Submission, SubmitOutcome } from '@skm-survey/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Keeping } from './clients.ts';
import type { Destination } from './destination.ts';
import type { FailedTry } from './draft-store.ts';
import type { Verdict } from './interview/state.ts';
import type { Loan } from './lending.ts';
import type { Part } from './part.ts';
import { report } from './report.ts';

/** What makes clients. */
export type Clients = typeof import('./clients.ts');

/** Hears what the collector made of an answer of this or of another element. */
type OnSettled = (id: string, verdict: Verdict) => void;

/** What became of an answer; the code of a missing part is not the SDK's. */
export type Outcome =
  | Exclude<SubmitOutcome, { kind: 'failed' }>
  | {
      readonly kind: 'failed';
      readonly id: string;
      readonly code: string;
      readonly cause: unknown;
    };

/**
 * The element's hold on a client: borrows it while connected, follows its status, tells what the collector made of answers. The part that
 * makes clients is fetched ahead, for an answer from an earlier page may wait to be sent, and at the latest for an answer.
 */
export class ClientLink implements ReactiveController {
  readonly #host: ReactiveControllerHost & Keeping & Pick<Node, 'isConnected'>;
  readonly #delivery: Part<Clients>;
  readonly #onSettled: OnSettled;
  #wanted: Client | Destination | null = null;
  #client: Client | null = null;
  #loan: Loan | null = null;
  #listening: AbortController | null = null;
  #status: Status | null = null;
  #failed: FailedTry | null = null;

  constructor(
    host: ReactiveControllerHost & Keeping & Pick<Node, 'isConnected'>,
    { delivery, onSettled }: { delivery: Part<Clients>; onSettled: OnSettled },
  ) {
    this.#host = host;
    this.#delivery = delivery;
    this.#onSettled = onSettled;
    host.addController(this);
  }

  /** The outbox as it was last seen, or null before that. */
  get status(): Status | null {
    return this.#status;
  }

  /** Sets what to be linked to: a client of the page, a destination, or nothing. */
  point(to: Client | Destination | null): void {
    if (to === this.#wanted || (to && this.#wanted && sameDestination(to, this.#wanted))) return;
    this.#let();
    this.#wanted = to;
    this.hostUpdate();
  }

  hostConnected(): void {
    this.#take();
  }

  /** Also off the page, where a part comes after the element has gone: a client that is borrowed then is never given back. */
  hostUpdate(): void {
    if (this.#host.isConnected) this.#take();
  }

  hostDisconnected(): void {
    this.#let();
  }

  /** Resolves with what became of the answer; a fault of the client itself is a failure, never an exception. */
  async submit(submission: Submission): Promise<Outcome> {
    // The same answer keeps its id when it is tried again, so that a lost reply is not counted twice.
    const text = JSON.stringify(submission);
    const id = this.#failed?.text === text ? this.#failed.id : undefined;
    const outcome = await this.#attempt(submission, id);
    // A fault of the client itself names no answer: the next try is the first.
    this.#failed = outcome.kind === 'failed' && outcome.id ? { id: outcome.id, text } : null;
    return outcome;
  }

  /** The last try, if it failed and nothing came after. */
  get failed(): FailedTry | null {
    return this.#failed;
  }

  /** Sets the failed try that a next one may be the same as; null lets go of it. */
  recall(failed: FailedTry | null): void {
    this.#failed = failed;
  }

  /** Whether what is saved outlives the page. */
  async durable(): Promise<boolean> {
    await this.#refresh();
    return this.#status?.durable ?? false;
  }

  async #attempt(submission: Submission, id: string | undefined): Promise<Outcome> {
    const fault = { kind: 'failed', id: id ?? '' } as const;
    try {
      if (!this.#client) await this.#delivery.load();
    } catch (cause) {
      return { ...fault, code: 'skm-part-missing', cause };
    }
    try {
      this.#take();
      const outcome = await this.#client?.submit(submission, { id });
      return outcome ?? { ...fault, code: 'store-unavailable', cause: 'no client' };
    } catch (cause) {
      return { ...fault, code: 'store-unavailable', cause };
    }
  }

  #take(): void {
    const wanted = this.#wanted;
    if (this.#client || !wanted) return;
    if (isClient(wanted)) {
      this.#client = wanted;
    } else {
      const { here } = this.#delivery;
      if (!here) return;
      this.#loan = here.borrowKeeper(wanted, this.#host);
      this.#client = this.#loan.client;
    }
    const client = this.#client;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    client.addEventListener(
      'skm-status',
      ({ status }) => {
        this.#status = status;
        this.#host.requestUpdate();
      },
      { signal },
    );
    client.addEventListener('skm-problem', ({ code, detail }) => report(code, detail), { signal });
    client.addEventListener('skm-accepted', ({ id }) => this.#onSettled(id, 'accepted'), {
      signal,
    });
    client.addEventListener(
      'skm-quarantined',
      ({ id, reason }) => {
        this.#onSettled(id, 'rejected');
        report(reason.code, `an answer is set aside on this device (${reason.detail})`);
      },
      { signal },
    );
    void this.#refresh();
  }

  #let(): void {
    this.#listening?.abort();
    this.#loan?.release();
    this.#loan = null;
    this.#client = null;
    this.#status = null;
  }

  /** What happened before this element listened: an outbox that waits, a problem that is known. */
  async #refresh(): Promise<void> {
    const client = this.#client;
    const status = await client?.status().catch(() => null);
    if (!status || client !== this.#client) return;
    this.#status = status;
    if (status.problem) report(status.problem.code, status.problem.detail);
    this.#host.requestUpdate();
  }
}

const isClient = (to: Client | Destination): to is Client => 'submit' in to;

function sameDestination(one: Client | Destination, other: Client | Destination): boolean {
  if (isClient(one) || isClient(other)) return false;
  return one.unit === other.unit && one.collector === other.collector && one.key === other.key;
}
