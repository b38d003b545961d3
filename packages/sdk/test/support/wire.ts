import type { Batch } from '@skm-survey/protocol';
import type { Environment } from '@skm-survey/sdk';
import { offline } from './faults.ts';
import { json } from './response.ts';
import { Rig } from './rig.ts';

/** One request with a batch, as the network saw it. */
export interface Sent {
  /** Monotonic ms. */
  readonly at: number;
  readonly batch: Batch;
  readonly keepalive: boolean;
}

/** A rig whose requests are looked at on their way, and answered by the collector unless `answer` does. */
export class Wire {
  readonly rig = new Rig();
  readonly sent: Sent[] = [];
  answer: (batch: Batch, init: RequestInit) => Response | Promise<Response> | null = () => null;

  /** Numbers of the answers in each batch with answers. */
  get items(): number[][] {
    const all = this.sent.map(({ batch }) => batch.items.map(({ seq }) => seq));
    return all.filter((seqs) => seqs.length > 0);
  }

  readonly fetch: Environment['fetch'] = async (_url, init) => {
    await Promise.resolve();
    if (init.mode === 'no-cors') return offline.fetch();
    const batch = JSON.parse(init.body as string) as Batch;
    const keepalive = init.keepalive === true;
    this.sent.push({ at: this.rig.machine.mono, batch, keepalive });
    return this.answer(batch, init) ?? json(this.rig.collector.take(batch));
  };
}

/** The collector's reply to a batch, with `missing` as it says now. */
export const missing = (wire: Wire, batch: Batch, ...ranges: [number, number][]): Response =>
  json({ ...wire.rig.collector.take(batch), missing: ranges });
