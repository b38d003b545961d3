import type { OutboxFileRecord, OutboxHeader } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import { sdkVersion } from '../version.ts';
import type { Outbox } from './outbox.ts';
import { isDraft, isQuarantined, itemOf, quarantinePrefix, unnumberedPrefix } from './record.ts';
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

interface Means {
  readonly env: Environment;
  /** SHA-256 of a text, hexadecimal. */
  readonly hash: (text: string) => Promise<string>;
}

/** Reads the outbox and leaves it as it is, but that it numbers what has no number yet where the store may be written to. */
export async function inventoryOf(
  outbox: Outbox,
  of: Holding,
  { unit, device, env, hash }: Owner & Means,
): Promise<Inventory> {
  await outbox.admit();
  await outbox.refresh();
  const { stream, high } = outbox.books;
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
  return { header, records: recordsOf(outbox, of, { stream: name, env, hash }) };
}

async function* recordsOf(
  outbox: Outbox,
  of: Holding,
  { stream, ...means }: Means & { readonly stream: string },
): AsyncGenerator<OutboxFileRecord, void> {
  const line = (record: OutboxRecord, quarantined?: QuarantineReason): OutboxFileRecord => ({
    ...itemOf(record),
    ...(record.stream !== stream && { stream: record.stream }),
    ...(quarantined && { quarantined }),
  });
  // The queue first: an answer that is set aside meanwhile is then in the file twice rather than not at all.
  if (of !== 'quarantine') {
    for await (const record of unnumbered(outbox, means)) yield line(record);
    for await (const record of waiting(outbox)) yield line(record);
  }
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

/**
 * What a suspect store cannot give its number, as records of a stream that the device never uses: by its id each is counted
 * once, whichever way it comes first.
 */
async function* unnumbered(outbox: Outbox, { env, hash }: Means): AsyncGenerator<OutboxRecord> {
  const stream = env.uuid();
  let seq = 0;
  for await (const [, draft] of outbox.entries(unnumberedPrefix)) {
    if (!isDraft(draft)) continue;
    const sha256 = draft.sha256 || (await hash(draft.body));
    yield { ...draft, sha256, stream, seq: ++seq };
  }
}
