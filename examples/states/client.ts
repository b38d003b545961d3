import {
  SkmAcceptedEvent,
  SkmQuarantinedEvent,
  SkmStatusEvent,
  type Client,
  type Status,
  type SubmitOutcome,
} from '@skm-survey/sdk';

const calm: Status = {
  store: 'ok',
  durable: true,
  persisted: true,
  delivery: 'idle',
  pending: 0,
  quarantined: 0,
  unreadable: 0,
  receipt: null,
  lastContact: null,
  problem: null,
};

/** A client that keeps and sends nothing: every answer comes to what the state wants to show. */
export class StandIn extends EventTarget implements Client {
  #status = calm;
  readonly #outcome: Promise<SubmitOutcome>;

  constructor(outcome: SubmitOutcome | Promise<SubmitOutcome>, status: Partial<Status> = {}) {
    super();
    this.#outcome = Promise.resolve(outcome);
    this.#status = { ...calm, ...status };
  }

  /** The collector will not have the answer. */
  reject(id: string): void {
    this.#status = { ...this.#status, pending: 0, quarantined: 1 };
    this.dispatchEvent(new SkmStatusEvent(this.#status));
    const reason = { code: 'answer-rejected', detail: 'not one of the questions' } as const;
    this.dispatchEvent(new SkmQuarantinedEvent({ id, reason }));
  }

  /** The collector confirms the answer. */
  accept(id: string): void {
    this.#status = { ...this.#status, pending: 0 };
    this.dispatchEvent(new SkmStatusEvent(this.#status));
    this.dispatchEvent(new SkmAcceptedEvent({ id, duplicate: false }));
  }

  submit: Client['submit'] = () => this.#outcome;
  status: Client['status'] = () => Promise.resolve(this.#status);
  flush: Client['flush'] = () =>
    Promise.resolve({ accepted: 0, duplicate: 0, quarantined: 0, pending: this.#status.pending });
  inventory: Client['inventory'] = () => Promise.reject(new Error('not shown here'));
  readonly quarantine: Client['quarantine'] = {
    list: () => Promise.resolve([]),
    retry: () => Promise.resolve(0),
    erase: () => Promise.resolve(0),
  };
  close(): void {
    // Nothing is open.
  }
}
