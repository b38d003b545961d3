import {
  SkmAcceptedEvent,
  SkmProblemEvent,
  SkmQuarantinedEvent,
  SkmStatusEvent,
  type Client,
  type ErrorCode,
  type FlushReport,
  type QuarantineView,
  type Status,
  type Submission,
  type SubmitOutcome,
} from '@skm-survey/sdk';

const calm: Status = {
  store: 'ok',
  durable: true,
  persisted: null,
  delivery: 'idle',
  pending: 0,
  quarantined: 0,
  unreadable: 0,
  receipt: null,
  lastContact: null,
  problem: null,
};

/** A client that keeps nothing: it remembers what it was given and answers what the test wants. */
export class FakeClient extends EventTarget implements Client {
  readonly submissions: Submission[] = [];
  /** The id that came with each submission: that of the failed try before. */
  readonly ids: (string | undefined)[] = [];
  readonly quarantine: QuarantineView = {
    list: () => Promise.resolve([]),
    retry: () => Promise.resolve(0),
    erase: () => Promise.resolve(0),
  };
  closed = false;
  /** What the next submissions come to, first in first out; then they are saved. */
  readonly outcomes: (SubmitOutcome | Promise<SubmitOutcome>)[] = [];
  #status: Status = calm;

  submit(submission: Submission, options?: { id?: string | undefined }): Promise<SubmitOutcome> {
    this.submissions.push(submission);
    this.ids.push(options?.id);
    const seq = this.submissions.length;
    const outcome = this.outcomes.shift() ?? { kind: 'saved' as const, id: `answer-${seq}`, seq };
    return Promise.resolve(outcome);
  }

  flush(): Promise<FlushReport> {
    const { pending } = this.#status;
    return Promise.resolve({ accepted: 0, duplicate: 0, quarantined: 0, pending });
  }

  status(): Promise<Status> {
    return Promise.resolve(this.#status);
  }

  inventory(): never {
    throw new Error('the element reads no inventory');
  }

  close(): void {
    this.closed = true;
  }

  /** Changes the status and tells of it, as the real one does. */
  become(change: Partial<Status>): void {
    this.#status = { ...this.#status, ...change };
    this.dispatchEvent(new SkmStatusEvent(this.#status));
  }

  /** Tells of a problem, as the real one does when it begins. */
  meet(code: ErrorCode, detail: string): void {
    this.dispatchEvent(new SkmProblemEvent({ code, detail }));
  }

  /** The collector has confirmed this answer. */
  accept(id: string): void {
    this.dispatchEvent(new SkmAcceptedEvent({ id, duplicate: false }));
  }

  /** The collector will never count this answer, and it is set aside. */
  reject(id: string): void {
    const reason = { code: 'answer-rejected', detail: 'lang' } as const;
    this.dispatchEvent(new SkmQuarantinedEvent({ id, reason }));
  }
}
