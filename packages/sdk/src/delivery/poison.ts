import type { Batch, ItemResult } from '@skm-survey/protocol';
import type { Held } from '../outbox/books.ts';
import { settled, spanOf } from '../outbox/books.ts';
import type { QuarantineReason } from '../outbox/record.ts';
import { quarantineKey, sizeOf } from '../outbox/record.ts';
import { afterFloor } from './backoff.ts';
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
    walk.halve(held.length);
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

/** Looks at a batch of which not all was taken: sets aside what was refused, lets the rest be, and says how to go on. */
export async function sift(
  held: readonly Held[],
  results: ReadonlyMap<string, ItemResult | null>,
  court: Court,
): Promise<Step> {
  const of = (...statuses: (ItemResult['status'] | undefined)[]): readonly Held[] =>
    held.filter(({ record }) => statuses.includes(results.get(record.id)?.status));
  // No result at all is a doubt, and a doubt keeps the answer.
  const open = of('retry', undefined);
  const floors = open.map((one) => rest(one, court, afterOf(results.get(one.record.id))));
  await setAside(of('rejected', 'conflict'), results, court);
  if (open.length < held.length) return 'more';
  const after = Math.min(...floors);
  return { kind: 'retry', after, detail: 'the collector took none of the answers' };
}

/** s after which an answer may be tried again, if the collector has said. */
const afterOf = (result: ItemResult | null | undefined): number | undefined =>
  result?.status === 'retry' ? result.after : undefined;

/** Does not try a record again before `after` s have passed, 30 by default; returns this floor in ms. */
function rest({ record }: Held, { walk, env }: Court, after = 30): number {
  walk.resting.set(record.id, env.uptime() + afterFloor(after * 1_000, env));
  return after * 1_000;
}

/** Sets aside what the collector has refused by itself, and lets go of what it has erased. */
async function setAside(
  held: readonly Held[],
  results: ReadonlyMap<string, ItemResult | null>,
  court: Court,
): Promise<void> {
  const verdicts = held.map((one) => {
    const reason = reasonOf(results.get(one.record.id));
    return { held: one, reason };
  });
  const erased = verdicts.filter(({ reason }) => reason === null).map((one) => one.held);
  court.outbox.settle(erased);
  if (erased.length) await court.outbox.letGo();
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
async function putAside(refused: readonly Refused[], court: Court): Promise<void> {
  const { outbox, env, events } = court;
  if (!refused.length) return;
  if (outbox.health.state === 'suspect') {
    for (const { held } of refused) rest(held, court);
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
