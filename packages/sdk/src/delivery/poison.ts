import type { Batch } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { QuarantineReason } from '../outbox/record.ts';
import type { Outcome } from './reply.ts';
import { setback } from './setback.ts';
import type { Step } from './setback.ts';
import type { Transport } from './transport.ts';

/** A batch of one answer was refused: whether the answer is to blame, or what is in the way of all. */
export type Judgement = { readonly reason: QuarantineReason } | { readonly step: Step };

/** Tries the batch without its answer: if the collector refuses that too, the answer is not to blame. */
export async function examine(
  outcome: Extract<Outcome, { kind: 'too-large' | 'refused' }>,
  batch: Batch,
  { transport, env }: { readonly transport: Transport; readonly env: Environment },
): Promise<Judgement> {
  const { kind, detail } = outcome;
  if (kind === 'too-large' && !outcome.sure) return { step: setback(outcome) };
  const empty = { ...batch, batch: env.uuid(), items: [] };
  const control = await transport.send(empty, { keepalive: false });
  if (control.kind !== 'reply') return { step: setback(control) };
  const code = kind === 'refused' ? 'answer-rejected' : 'answer-too-large';
  return { reason: { code, detail } };
}
