import type { OutboxFileRecord, OutboxHeader } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import { sdkVersion } from '../version.ts';
import type { Outbox } from './outbox.ts';
import { isQuarantined, itemOf, quarantinePrefix } from './record.ts';
import type { OutboxRecord, QuarantineReason } from './record.ts';

/** Which of the answers on the device: those that wait, those that were set aside, or both. */
export type Holding = 'all' | 'queue' | 'quarantine';

/** What is on the device, with content, as it goes into a file (outbox-file.ts of the protocol). */
export interface Inventory {
  readonly header: OutboxHeader;
  /** Read page by page as it is asked for. What comes or goes meanwhile may be among them or not. Rejects when the store fails. */
  readonly records: AsyncGenerator<OutboxFileRecord, void>;
}

/** Whose outbox it is. */
export interface Owner {
  readonly unit: string;
  readonly device: string | undefined;
}

/** Reads the outbox and leaves it as it is. */
export async function inventoryOf(
  outbox: Outbox,
  of: Holding,
  { unit, device, env }: Owner & { readonly env: Environment },
): Promise<Inventory> {
  await outbox.admit();
  const { stream, high } = await outbox.refresh();
  // Without a stream there is nothing of one, and a file must still name one: a new name belongs to nobody.
  const name = stream ?? env.uuid();
  const header: OutboxHeader = {
    v: 1,
    kind: 'skm-outbox',
    unit,
    stream: name,
    ...(device !== undefined && { device }),
    high,
    exportedAt: new Date(env.now()).toISOString(),
    sdk: sdkVersion,
  };
  return { header, records: recordsOf(outbox, of, name) };
}

async function* recordsOf(
  outbox: Outbox,
  of: Holding,
  stream: string,
): AsyncGenerator<OutboxFileRecord, void> {
  const line = (record: OutboxRecord, quarantined?: QuarantineReason): OutboxFileRecord => ({
    ...itemOf(record),
    ...(record.stream !== stream && { stream: record.stream }),
    ...(quarantined && { quarantined }),
  });
  // The queue first: an answer that is set aside meanwhile is then in the file twice rather than not at all.
  if (of !== 'quarantine') for await (const record of waiting(outbox)) yield line(record);
  if (of === 'queue') return;
  for await (const [, one] of outbox.entries(quarantinePrefix))
    if (isQuarantined(one)) yield line(one.record, one.reason);
}

async function* waiting(outbox: Outbox): AsyncGenerator<OutboxRecord, void> {
  for (let after = ''; ;) {
    const page = await outbox.page(after);
    if (!page) return;
    for (const { record } of page.held) yield record;
    after = page.last;
  }
}
