import type { Status } from '@skm-survey/sdk';
import { html, type TemplateResult } from 'lit';
import { fill } from '../texts/texts.ts';
import type { View } from './view.ts';

/** A discreet line on what waits on this device, at the beginning and the end, where it disturbs no question. */
export function statusLine({ state, texts }: View, status: Status | null): TemplateResult {
  const calm = state.phase.kind === 'intro' || state.phase.kind === 'thanks';
  const line = calm && status ? words(texts, status) : '';
  return html`<p class="status" part="status" role="status" .textContent=${line}></p>`;
}

function words(texts: View['texts'], { pending, delivery, durable }: Status): string {
  if (pending === 0) return '';
  const waiting = pending === 1 ? texts.pendingOne : fill(texts.pending, { count: pending });
  const stuck = durable && (delivery === 'unreachable' || delivery === 'misconfigured');
  return stuck ? `${waiting}. ${texts.delayed}` : waiting;
}
