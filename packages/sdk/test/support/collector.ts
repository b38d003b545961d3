import type { Batch, BatchReply, ItemResult } from '@skm-survey/protocol';
import { json, respond } from './response.ts';

type Reply = (batch: Batch) => Response | Promise<Response>;

/** A collector that counts by id and keeps nothing else: the rules of the wire, without a server. */
export class FakeCollector {
  readonly answers = new Map<string, string>();
  /** Ids that were rejected at any time; a collector keeps their bodies. */
  readonly rejected = new Set<string>();
  readonly batches: Batch[] = [];
  readonly streams = new Map<
    string,
    { seqs: Set<number>; lost: Set<number>; high: number; closed: boolean }
  >();
  /** Takes the place of the next replies, first one first; the batch is not seen. */
  readonly faults: Reply[] = [];
  /** What to say about one item instead of storing it. */
  verdict: (id: string, body: string) => ItemResult | null = () => null;

  readonly fetch = async (_url: string, init: RequestInit): Promise<Response> => {
    await Promise.resolve();
    if (typeof init.body !== 'string') return respond('', { status: 405 });
    const batch = JSON.parse(init.body) as Batch;
    const fault = this.faults.shift();
    return fault ? fault(batch) : json(this.take(batch));
  };

  take(batch: Batch): BatchReply {
    this.batches.push(batch);
    const stream = this.streams.get(batch.stream) ?? {
      seqs: new Set(),
      lost: new Set(),
      high: 0,
      closed: false,
    };
    this.streams.set(batch.stream, stream);
    const results = batch.items.map((item): ItemResult => {
      const { id, seq, sha256, body } = item;
      stream.seqs.add(seq);
      const verdict = this.verdict(id, body);
      if (verdict?.status === 'rejected') this.rejected.add(id);
      if (verdict) return verdict;
      const before = this.answers.get(id);
      if (before !== undefined) return { id, status: before === sha256 ? 'duplicate' : 'conflict' };
      this.answers.set(id, sha256);
      return { id, status: 'accepted' };
    });
    stream.high = Math.max(stream.high, batch.high);
    stream.closed ||= batch.closed;
    for (const [first, last] of batch.lost ?? []) {
      for (let seq = first; seq <= last; seq++) stream.lost.add(seq);
    }
    const missing: [number, number][] = [];
    for (let seq = 1; seq <= stream.high; seq++) {
      if (!stream.seqs.has(seq) && !stream.lost.has(seq)) missing.push([seq, seq]);
    }
    const contiguous = (missing[0]?.[0] ?? stream.high + 1) - 1;
    return { v: 1, batch: batch.batch, results, missing, contiguous, now: '2026-11-01T00:00:00Z' };
  }
}
