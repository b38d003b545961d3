import type { Status } from '@skm-survey/sdk';
import { html, type TemplateResult } from 'lit';
import { fill } from '../texts/texts.ts';
import type { View } from './view.ts';

/** A discreet line on what waits on this device. It is there before it has words, so that they are read when they come. */
export const statusLine = (view: View, status: Status | null | undefined): TemplateResult =>
  html`<p
    class="status"
    part="status"
    role="status"
    .textContent=${status ? statusWords(view, status) : ''}
  ></p>`;

/** Only at the beginning and the end, where it disturbs no question; else empty. */
function statusWords({ state, texts }: View, { pending, delivery, durable }: Status): string {
  const calm = state.phase.kind === 'intro' || state.phase.kind === 'thanks';
  if (!calm || pending === 0) return '';
  const waiting = pending === 1 ? texts.pendingOne : fill(texts.pending, { count: pending });
  const stuck = durable && (delivery === 'unreachable' || delivery === 'misconfigured');
  return stuck ? `${waiting}. ${texts.delayed}` : waiting;
}
