import type { ServerResponse } from 'node:http';
import type { Batch, BatchReply, SeqRange } from '@skm-survey/protocol';

/** One request to accept answers, as it went over the wire. */
export interface Exchange {
  /** Monotonic, ms. */
  readonly at: number;
  readonly fault: string;
  readonly batch: Batch | null;
  /** What the collector said, whether it arrived or not; null where it was not asked. */
  readonly reply: BatchReply | null;
  readonly status: number | null;
}

/** What passed between the pages and the collector in one case. */
export class Wire {
  readonly exchanges: Exchange[] = [];
  /** Other requests by method and path: preflights, heartbeats. */
  readonly others = new Map<string, number>();
  /** Faults by kind, also those that are not of the network. */
  readonly faults = new Map<string, number>();
  /** Most batches that were under way at once. */
  mostInFlight = 0;
  #inFlight = 0;

  enter(response: ServerResponse): void {
    this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    response.once('close', () => (this.#inFlight -= 1));
  }

  countFault(name: string): void {
    this.faults.set(name, (this.faults.get(name) ?? 0) + 1);
  }

  countOther(name: string): void {
    this.others.set(name, (this.others.get(name) ?? 0) + 1);
  }

  /** Deliveries the collector recognised as repetitions. */
  get duplicates(): number {
    return this.#resultsWith('duplicate').length;
  }

  /** Ids that the collector will not hear of again. */
  get settledIds(): Set<string> {
    return new Set(
      ['accepted', 'duplicate', 'rejected', 'conflict'].flatMap((status) =>
        this.#resultsWith(status),
      ),
    );
  }

  #resultsWith(wanted: string): string[] {
    return this.exchanges.flatMap(({ reply }) =>
      (reply?.results ?? []).filter(({ status }) => status === wanted).map(({ id }) => id),
    );
  }

  /** What clients declared lost, where the collector has heard and answered it. */
  get declaredLost(): { readonly stream: string; readonly range: SeqRange }[] {
    return this.exchanges.flatMap(({ batch, status }) =>
      batch !== null && status === 200
        ? (batch.lost ?? []).map((range) => ({ stream: batch.stream, range }))
        : [],
    );
  }

  /** Streams in the order in which they were first seen. */
  get streams(): string[] {
    return [...new Set(this.exchanges.flatMap(({ batch }) => batch?.stream ?? []))];
  }
}
