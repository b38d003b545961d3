import type { Batch } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { QuarantineReason } from '../outbox/record.ts';
import type { Outcome } from './reply.ts';
import { setback } from './setback.ts';
import type { Step } from './setback.ts';
import type { Transport } from './transport.ts';

/** A batch of one answer was refused: whether the answer is to blame, or what is in the way of all. */
export type Judgement =
  | { readonly kind: 'poison'; readonly reason: QuarantineReason }
  | { readonly kind: 'innocent'; readonly step: Step };

/** Tries the batch without its answer: if the collector refuses that too, the answer is not to blame. */
export async function examine(
  outcome: Extract<Outcome, { kind: 'too-large' | 'refused' }>,
  batch: Batch,
  { transport, env }: { readonly transport: Transport; readonly env: Environment },
): Promise<Judgement> {
  const { kind, detail } = outcome;
  const misconfigured = setback({ kind: 'misconfigured', detail });
  if (kind === 'too-large' && !outcome.sure) return { kind: 'innocent', step: misconfigured };
  const empty = { ...batch, batch: env.uuid(), items: [] };
  const control = await transport.send(empty, { keepalive: false });
  if (control.kind === 'refused' || control.kind === 'too-large') {
    return { kind: 'innocent', step: misconfigured };
  }
  if (control.kind !== 'reply') return { kind: 'innocent', step: setback(control) };
  const code = kind === 'refused' ? 'answer-rejected' : 'answer-too-large';
  return { kind: 'poison', reason: { code, detail } };
}
