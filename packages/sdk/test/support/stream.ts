import type { Client, ClientOptions, SkmLostEvent } from '@skm-survey/sdk';
import type { Meta } from '../../src/outbox/record.ts';
import { offline } from './faults.ts';
import { settle } from './machine.ts';
import type { Rig } from './rig.ts';
import { submission } from './submissions.ts';

/** Keeps its stream, so that its numbers can be followed. */
export const kiosk = { device: 'kiosk-1' };

/** Saves answers with these marks, and closes the page. */
export async function saved(
  rig: Rig,
  marks: readonly string[],
  options: Partial<ClientOptions> = kiosk,
): Promise<void> {
  const client = rig.client(options, offline);
  for (const mark of marks) await client.submit(submission(mark));
  client.close();
  // Its last try to send is over.
  await settle();
}

/** A collector that takes all but the answers whose mark is `mark`, until it is told otherwise. */
export function putsOff(rig: Rig, mark: string): void {
  rig.collector.verdict = (id, body) =>
    body.includes(`"${mark}"`) ? { id, status: 'retry' } : null;
}

/** A collector that rejects the answers whose mark is `mark`. */
export function rejects(rig: Rig, mark: string): void {
  const reason = { type: '/problems/x', detail: 'no' };
  rig.collector.verdict = (id, body) =>
    body.includes(`"${mark}"`) ? { id, status: 'rejected', reason } : null;
}

/** What a client has declared lost so far. */
export function lostBy(client: Client): { stream: string; ranges: unknown }[] {
  const found: { stream: string; ranges: unknown }[] = [];
  client.addEventListener('skm-lost', ({ stream, ranges }: SkmLostEvent) =>
    found.push({ stream, ranges }),
  );
  return found;
}

/** The ranges that the next page declares lost when it does no more than look. */
export async function lostOnOpening(rig: Rig, options: Partial<ClientOptions> = kiosk) {
  const client = rig.client(options, offline);
  const found = lostBy(client);
  await client.status();
  client.close();
  return found.map(({ ranges }) => ranges);
}

/** The books on the disk. */
export const booksOf = (rig: Rig): Meta => rig.disk.get('meta') as Meta;

/** Puts the disk back to what it was. */
export function putBack(rig: Rig, snapshot: ReadonlyMap<string, unknown>): void {
  rig.disk.clear();
  for (const [key, value] of snapshot) rig.disk.set(key, structuredClone(value));
}

/** What stands in localStorage. */
export const mirrorOf = (rig: Rig): { mark?: Meta; suspect?: unknown } =>
  JSON.parse(rig.machine.mirror.getItem('skm-survey/unit') ?? '{}') as object;

/** Puts something into localStorage beside what is there. */
export function mirrored(rig: Rig, more: object): void {
  rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify({ ...mirrorOf(rig), ...more }));
}
