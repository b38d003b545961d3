import { createHash, randomUUID } from 'node:crypto';
import { BatchReply } from '@skm-survey/protocol';
import type { Batch, BatchItem } from '@skm-survey/protocol';
import { submissionOf } from '../page/submission.ts';
import { unit } from './collector.ts';
import type { Ledger } from './ledger.ts';

/** An item as the SDK would make it of a marker's answer, with whatever a case wants to be different. */
export function itemOf(marker: string, seq: number, changes: Partial<BatchItem> = {}): BatchItem {
  const body = changes.body ?? JSON.stringify({ v: 1, ...submissionOf(marker) });
  return {
    id: randomUUID(),
    seq,
    at: new Date().toISOString(),
    tz: 420,
    up: 1000,
    sdk: 'faults/1',
    sha256: createHash('sha256').update(body).digest('hex'),
    body,
    ...changes,
  };
}

export function batchOf(stream: string, items: readonly BatchItem[]): Batch {
  return {
    v: 1,
    batch: randomUUID(),
    unit,
    stream,
    high: Math.max(0, ...items.map(({ seq }) => seq)),
    pending: items.length,
    closed: false,
    sentAt: new Date().toISOString(),
    items: [...items],
  };
}

/** Posts a batch as a device does; null where the collector gave no proper reply. */
export async function post(collector: string, batch: unknown): Promise<BatchReply | null> {
  const reply = await fetch(`${collector}/v1/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  });
  const text = await reply.text();
  return reply.status === 200 ? BatchReply.parse(JSON.parse(text)) : null;
}

/** Enters what the collector accepted into the ledger, so that the invariants hold it to its word. */
export function believe(ledger: Ledger, reply: BatchReply | null): void {
  for (const { id, status } of reply?.results ?? []) {
    if (status !== 'accepted' && status !== 'duplicate') continue;
    ledger.shown.set(id, { marker: id, kind: 'accepted', id, seq: null });
  }
}

export function statuses(reply: BatchReply | null): string[] {
  return (reply?.results ?? []).map(({ status }) => status);
}
