import type { Batch, ItemResult } from '@skm-survey/protocol';
import type { Held } from '../outbox/books.ts';
import { settled, spanOf } from '../outbox/books.ts';
import type { QuarantineReason } from '../outbox/record.ts';
import { quarantineKey, sizeOf } from '../outbox/record.ts';
import type { Court, Step } from './court.ts';
import type { Trouble } from './reply.ts';

/** What is done with answers that the collector, or the wire, will not take. */

/** A record that cannot be taken, and why. */
interface Refused {
  readonly held: Held;
  readonly reason: QuarantineReason;
}

/** Halves the batch until the one answer that cannot be taken stands alone, then sets it aside. */
export async function narrow(
  refusal: Extract<Trouble, { kind: 'too-large' } | { kind: 'refused' }>,
  { batch, held }: { readonly batch: Batch; readonly held: readonly Held[] },
  court: Court,
): Promise<Step> {
  const { walk, transport, env, contact } = court;
  const [poison, ...others] = held;
  if (!poison || others.length > 0) {
    walk.halve(held);
    return 'more';
  }
  const { kind, detail } = refusal;
  if (kind === 'too-large' && !refusal.sure) return refusal;
  // Without its answer: if the collector refuses that too, the answer is not to blame.
  const control = await transport.send({ ...batch, batch: env.uuid(), items: [] });
  if (control.kind !== 'reply') return control;
  const code = kind === 'refused' ? 'answer-rejected' : 'answer-too-large';
  contact();
  await putAside([{ held: poison, reason: { code, detail } }], court);
  return 'more';
}

/** Sets aside what the collector has refused by itself, and lets go of what it has erased. */
export async function setAside(
  held: readonly Held[],
  results: ReadonlyMap<string, ItemResult | null>,
  court: Court,
): Promise<void> {
  const verdicts = held.map((one) => {
    const reason = reasonOf(results.get(one.record.id));
    return { held: one, reason };
  });
  const erased = verdicts.filter(({ reason }) => reason === null).map((one) => one.held);
  await court.outbox.settle(erased);
  for (const one of erased) court.events.erased(one);
  await putAside(
    verdicts.flatMap(({ held: one, reason }) => (reason ? [{ held: one, reason }] : [])),
    court,
  );
}

/** What the collector has against an answer; null for the one rejection that asks for no copy to be kept. */
export function reasonOf(result: ItemResult | null | undefined): QuarantineReason | null {
  if (result?.status !== 'rejected')
    return { code: 'answer-conflict', detail: 'the collector holds another answer under this id' };
  const { type, detail } = result.reason;
  if (type === '/problems/erased') return null;
  return { code: 'answer-rejected', detail: `${type}: ${detail}` };
}

/** Sets records aside, or lets them rest while the store must not be written to. */
async function putAside(
  refused: readonly Refused[],
  { outbox, env, walk, events }: Court,
): Promise<void> {
  if (!refused.length) return;
  if (outbox.health.state === 'suspect') {
    for (const { held } of refused) walk.rest(held);
    return;
  }
  const all = refused.map(({ held }) => held);
  const span = spanOf(all);
  const since = new Date(env.now()).toISOString();
  await outbox.transact(
    (books, [there]) => {
      const change = settled(all, books, { span, there: there as string[] });
      const aside = refused.filter(({ held }) => change.result.includes(held));
      const bytes = aside.reduce((sum, { held }) => sum + sizeOf(held.record), 0);
      return {
        ...change,
        put: aside.map(({ held: { record }, reason }) => [
          quarantineKey(record.id),
          { v: 1, record, reason, since },
        ]),
        meta: {
          ...change.meta,
          bytes: change.meta.bytes + bytes,
          quarantined: books.quarantined + aside.length,
        },
      };
    },
    [span],
  );
  for (const { held, reason } of refused) events.quarantined(held, reason);
}
