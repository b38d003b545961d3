import type { SubmitOutcome } from '../api.ts';
import type { Environment } from '../environment.ts';
import type { ErrorCode } from '../errors.ts';
import type { Draft, OutboxRecord } from '../outbox/record.ts';
import type { StoreFault } from '../outbox/store.ts';
import { compose } from './batch.ts';
import type { Outcome } from './reply.ts';
import { resultsById } from './reply.ts';
import type { Transport } from './wire.ts';

export interface DirectOptions {
  readonly transport: Transport;
  readonly env: Environment;
  readonly unit: string;
  readonly device: string | undefined;
  /** SHA-256 of a text, hexadecimal. */
  readonly hash: (text: string) => Promise<string>;
}

/** Answers whose fate is not known, at most: a kiosk without storage must not grow for ever. */
const remembered = 100;

/**
 * The way of an answer that cannot be saved: straight to the collector, in a stream of its own, while the respondent
 * waits. What was tried is remembered by id, so that trying again after a lost reply sends the same bytes under the
 * same id and is counted once.
 */
export class DirectSender {
  readonly #o: DirectOptions;
  readonly #tried = new Map<string, OutboxRecord>();

  constructor(options: DirectOptions) {
    this.#o = options;
  }

  /** `fault` is why the answer could not be saved; it is the code of a failure unless the collector had its own to say. */
  async send(draft: Draft, fault: StoreFault): Promise<SubmitOutcome> {
    const { transport, env, unit, device } = this.#o;
    const { id } = draft;
    const record = await this.#recall(draft);
    const heading = {
      unit,
      device,
      stream: record.stream,
      high: 1,
      pending: 1,
      closed: true,
      lost: [],
    };
    const batch = compose(heading, [record], env);
    const outcome = await transport.send(batch);
    const result = outcome.kind === 'reply' ? resultsById(outcome.reply).get(id) : undefined;
    if (result?.status === 'accepted' || result?.status === 'duplicate') {
      this.#tried.delete(id);
      return { kind: 'accepted', id };
    }
    if (result?.status === 'rejected') {
      return { kind: 'failed', id, code: 'answer-rejected', cause: result.reason };
    }
    if (result?.status === 'conflict') {
      return { kind: 'failed', id, code: 'answer-conflict', cause: result };
    }
    const code: ErrorCode = `store-${fault.kind}`;
    return { kind: 'failed', id, code, cause: new Error(describe(outcome), { cause: fault }) };
  }

  async #recall(draft: Draft): Promise<OutboxRecord> {
    const before = this.#tried.get(draft.id);
    if (before?.body === draft.body) return before;
    const { env, hash } = this.#o;
    const sha256 = draft.sha256 || (await hash(draft.body));
    const record = { ...draft, sha256, stream: env.uuid(), seq: 1 };
    for (const [oldest] of this.#tried)
      if (this.#tried.size >= remembered) this.#tried.delete(oldest);
    this.#tried.set(draft.id, record);
    return record;
  }
}

const describe = (outcome: Outcome): string =>
  outcome.kind === 'reply'
    ? 'sent directly, but the collector did not take it'
    : `sent directly, but: ${outcome.detail}`;
