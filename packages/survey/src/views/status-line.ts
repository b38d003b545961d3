import type { Status } from '@skm-survey/sdk';
import { fill } from '../texts/texts.ts';
import type { View } from './view.ts';

/** A discreet line on what waits on this device, at the beginning and the end, where it disturbs no question; else empty. */
export function statusWords({ state, texts }: View, status: Status): string {
  const { pending, delivery, durable } = status;
  const calm = state.phase.kind === 'intro' || state.phase.kind === 'thanks';
  if (!calm || pending === 0) return '';
  const waiting = pending === 1 ? texts.pendingOne : fill(texts.pending, { count: pending });
  const stuck = durable && (delivery === 'unreachable' || delivery === 'misconfigured');
  return stuck ? `${waiting}. ${texts.delayed}` : waiting;
}
